import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ConsoleChange } from '../../shared/protocol/console.ts';
import { securityHeaders } from '../pages/security-headers.ts';

/** Design §6: the page counts the line as lost after 35 s of silence. */
const HEARTBEAT = 15_000;

/** A page that does not read is cut off at this much; it comes back and reads everything again. */
const BACKLOG_LIMIT = 8 * 1024 * 1024;

export interface ChangeStreams {
  /** Keeps the answer open and sends every change from now on. */
  open(request: IncomingMessage, response: ServerResponse): void;
  closeAll(): void;
}

/** Server-sent events. */
export function changeStreams(
  onChange: (listener: (change: ConsoleChange) => void) => () => void,
): ChangeStreams {
  const responses = new Set<ServerResponse>();

  function write(response: ServerResponse, text: string): void {
    if (response.writableLength > BACKLOG_LIMIT) response.destroy();
    else response.write(text);
  }

  return {
    open(request, response) {
      response.writeHead(200, {
        ...securityHeaders,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      // The first words open the line at once; `retry` is how soon a page comes back after a restart.
      response.write('retry: 1000\nevent: heartbeat\ndata: {}\n\n');
      request.socket.setNoDelay(true);
      const heartbeat = setInterval(() => write(response, 'event: heartbeat\ndata: {}\n\n'), HEARTBEAT);
      const stop = onChange((change) => write(response, `data: ${JSON.stringify(change)}\n\n`));
      responses.add(response);
      response.once('close', () => {
        clearInterval(heartbeat);
        stop();
        responses.delete(response);
      });
    },
    closeAll() {
      for (const response of responses) response.end();
    },
  };
}
