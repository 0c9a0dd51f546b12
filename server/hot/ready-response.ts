import { type IncomingMessage, ServerResponse } from 'node:http';

/** How long a connection that asks nothing is kept open, in milliseconds. */
export const keepAliveMs = 5_000;

/** An answer's head, up to the id that differs each time, and its body: made once, sent often. */
export interface ReadyAnswer {
  readonly status: 200 | 304;
  /** `HTTP/1.1 200 OK` and the header lines, each ended by CRLF; then `X-Request-Id: `. */
  readonly head: string;
  /** A small body is a text of one character a byte, so that it leaves with the head in one write. */
  readonly body: Uint8Array | string;
}

/**
 * node's response that can also send an answer whose head is text already. Checking and joining some twenty header lines is
 * most of what node:http spends on a small answer; these were checked when the first such answer was sent. `_header` is
 * node's own field for the head as it goes out: where it is set, `end` sends it as it is.
 */
export class ReadyResponse<R extends IncomingMessage = IncomingMessage> extends ServerResponse<R> {
  declare protected _header: string | null;

  /** @param id for X-Request-Id. The connection must be one that stays open (`shouldKeepAlive`). */
  sendReady({ status, head, body }: ReadyAnswer, id: string): void {
    this.statusCode = status;
    this._header = head + id + lastLines();
    if (typeof body === 'string') this.end(body, 'latin1');
    else this.end(body);
  }
}

let second = 0;
let lines = '';

/** What follows the id: the same for all answers of a second, and put together once in it. */
function lastLines(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    const date = new Date(now * 1000).toUTCString();
    lines = `\r\nDate: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveMs / 1000}\r\n\r\n`;
  }
  return lines;
}

/** Head and body fit into one packet buffer of node's below this many bytes. */
const smallBody = 12_000;

/** @param headers checked before: they come from an answer that node has sent */
export function readyAnswer(
  status: ReadyAnswer['status'],
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): ReadyAnswer {
  const given = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return {
    status,
    head: `HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Not Modified'}\r\n${given.join('')}X-Request-Id: `,
    body: bytes.length <= smallBody ? Buffer.from(bytes).toString('latin1') : bytes,
  };
}
