import { connect, type Socket } from 'node:net';

/** Requests as bytes, asked again and again over connections that stay open. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  /** How many requests of a connection are under way at once. */
  readonly depth: number;
}

const endOfHead = Buffer.from('\r\n\r\n');

/** Asks `count` times in all. Every answer must be as long as the first, which is the only one that is looked into. */
export async function ask(load: Load, count: number): Promise<void> {
  const head = Object.entries(load.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${load.path} HTTP/1.1\r\nHost: localhost:8080\r\n${head.join('')}\r\n`);
  const batch = Buffer.concat(Array.from({ length: load.depth }, () => request));
  const batches = Math.ceil(count / load.depth / load.connections);
  await Promise.all(Array.from({ length: load.connections }, () => converse(load, batch, batches)));
}

async function converse({ port, depth }: Load, batch: Buffer, batches: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  let length = 0;
  let received = 0;
  let left = batches;
  socket.on('connect', () => socket.write(batch));
  socket.on('data', (bytes: Buffer) => {
    if (length === 0) length = lengthOf(bytes);
    received += bytes.length;
    if (received < length * depth) return;
    if (received > length * depth) socket.destroy(new Error('answers differ in length'));
    received = 0;
    left -= 1;
    if (left === 0) socket.end();
    else socket.write(batch);
  });
  await closed(socket);
}

/** How long an answer is, head and body. */
function lengthOf(bytes: Buffer): number {
  const end = bytes.indexOf(endOfHead);
  const head = bytes.subarray(0, end).toString('latin1');
  if (!/^HTTP\/1\.1 (?:200|304) /.test(head)) throw new Error(head);
  return end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
}

const closed = (socket: Socket) =>
  new Promise<void>((resolve, reject) => socket.on('error', reject).on('close', () => resolve()));
