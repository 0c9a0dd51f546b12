import { connect, type Socket } from 'node:net';

/** A reader of a live stream on a plain socket, so that a test may leave things unread, or hang up in the midst. */
export interface StreamReader {
  readonly socket: Socket;
  /** Everything that has come, head and body. */
  readonly text: () => string;
  readonly body: () => string;
  /** The ids of the messages that have come. */
  readonly ids: () => readonly number[];
  readonly isOver: () => boolean;
}

/** @param headers further header lines, each ended by CRLF */
export function readStream(address: string, path = '/', headers = ''): StreamReader {
  const { hostname, port, host } = new URL(address);
  const socket = connect(Number(port), hostname);
  let text = '';
  let over = false;
  socket
    .on('error', () => undefined)
    .on('close', () => {
      over = true;
    })
    .on('data', (bytes) => {
      text += bytes.toString();
    });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`);
  return {
    socket,
    text: () => text,
    body: () => text.slice(text.indexOf('\r\n\r\n') + 4),
    ids: () => [...text.matchAll(/^id:(\d+)$/gm)].map(([, id]) => Number(id)),
    isOver: () => over,
  };
}
