import type { FastifyError, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { SyncFault } from '../../shared/protocol/sync-routes.ts';

/** A refusal on its way out: thrown by hooks and handlers, answered as a problem document (RFC 9457). */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

const faults: Readonly<Record<SyncFault, readonly [status: number, detail: string]>> = {
  HistoryChanged: [
    409,
    'Central was restored from an older copy: read heads, push what it lacks, and pull from 0.',
  ],
  Unauthorised: [401, 'Send the token that enrolling gave: Authorization: Bearer …'],
  Revoked: [403, 'This device was revoked. It may still push; what it pushes is set aside.'],
  Forbidden: [403, 'This device may not do that. An administrator can invite it in another role.'],
  CodeInvalid: [403, 'This code is unknown, used, or too old. Ask an administrator for a new one.'],
  ProtocolTooOld: [426, 'This program is older than central. Update it; pushing still works.'],
  ProtocolTooNew: [426, 'This program is newer than central. Central must be updated; pushing still works.'],
};

export function refusalOf(fault: SyncFault): Refusal {
  const [status, detail] = faults[fault];
  return new Refusal(status, fault, detail);
}

/** What the other side did wrong is said as precisely as it is known; what went wrong here is only in the log. */
export function sendProblem(reply: FastifyReply, error: FastifyError | Refusal): FastifyReply {
  const { status, code, detail } = problemOf(error);
  if (status >= 500) reply.log.error(error);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', title: code, status, code, detail });
}

function problemOf(error: FastifyError | Refusal): { status: number; code: string; detail: string } {
  if (error instanceof Refusal) return { status: error.status, code: error.code, detail: error.message };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const reasons = error.validation.map(
      ({ instancePath, message }) => `${instancePath === '' ? 'the request' : instancePath}: ${message}`,
    );
    return { status: 400, code: 'Malformed', detail: reasons.slice(0, 5).join('; ') };
  }
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500)
    return { status: 500, code: 'Internal', detail: 'Central failed to answer. Nothing was stored; try again.' };
  return { status, code: codes[status] ?? 'Malformed', detail: error.message };
}

const codes: Readonly<Record<number, string>> = {
  404: 'NotFound',
  413: 'TooLarge',
  415: 'UnsupportedMediaType',
  429: 'TooMany',
};
