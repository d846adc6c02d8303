import type { IncomingMessage } from 'node:http';

/** Design §9: far above any command, far below what would hurt. */
const BODY_LIMIT = 1024 * 1024;

/** So much of a body that is too large is still taken off the line, unkept, so that its sender reads the answer. */
const DRAINED = 32 * BODY_LIMIT;

/** The whole body, or `tooLarge`; what exceeds the limit is not kept. */
export async function readBody(request: IncomingMessage): Promise<string | 'tooLarge'> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= BODY_LIMIT) parts.push(part);
    else parts.length = 0;
    if (size > DRAINED) break;
  }
  return size > BODY_LIMIT ? 'tooLarge' : Buffer.concat(parts).toString('utf8');
}
