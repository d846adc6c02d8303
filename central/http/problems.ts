import type { FastifyError, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { PROBLEM_TYPE, type Problem } from '../../shared/protocol/problem.ts';
import type { SyncFault } from '../../shared/protocol/sync-routes.ts';
import { say } from '../sentences.ts';

/** Why a request was not answered. Each has a title and a sentence under `problem` in the catalogue. */
const statuses = {
  HistoryChanged: 409,
  Unauthorised: 401,
  Revoked: 403,
  Forbidden: 403,
  CodeInvalid: 403,
  ProtocolTooOld: 426,
  ProtocolTooNew: 426,
  Malformed: 400,
  NotFound: 404,
  WrongMethod: 405,
  TooLarge: 413,
  UnsupportedMediaType: 415,
  TooMany: 429,
  Internal: 500,
  NotReady: 503,
  Closing: 503,
} as const satisfies Record<SyncFault, number> & Record<string, number>;

export type ProblemCode = keyof typeof statuses;
export const problemCodes = Object.keys(statuses) as readonly ProblemCode[];

type Values = Readonly<Record<string, string | number>>;

/** A refusal on its way out: thrown by hooks and handlers, answered as a problem document. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly values: Values;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, values: Values = {}, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.values = values;
    this.headers = headers;
  }
}

export const malformed = (reason: string, values: Values = {}): Refusal =>
  new Refusal('Malformed', { reason: say(`reason.${reason}`, values) });

export const problemOf = ({ code, values }: Refusal): Problem => ({
  type: `urn:war-room:problem:${code}`,
  title: say(`problem.${code}.title`),
  status: statuses[code],
  detail: say(`problem.${code}.detail`, values),
  code,
});

/** What the other side did wrong is said as precisely as it is known; what went wrong here stands only in the log. */
export function sendProblem(reply: FastifyReply, error: FastifyError | Refusal): FastifyReply {
  const refusal = error instanceof Refusal ? error : refusalOf(error);
  const problem = problemOf(refusal);
  if (problem.status >= 500) reply.log.error(error);
  return reply.code(problem.status).headers(refusal.headers).type(PROBLEM_TYPE).send(problem);
}

const WORDS = 500;

function refusalOf(error: FastifyError): Refusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const reasons = error.validation.map(({ instancePath, message }) => `${instancePath} ${message}`.trim());
    return new Refusal('Malformed', { reason: reasons.join('; ').slice(0, WORDS) });
  }
  const known = ofFastify[error.code];
  if (known) return known();
  const { statusCode = 500 } = error;
  return statusCode >= 400 && statusCode < 500
    ? new Refusal('Malformed', { reason: error.message.slice(0, WORDS) })
    : new Refusal('Internal');
}

const ofFastify: Readonly<Record<string, () => Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Refusal('TooLarge'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Refusal('UnsupportedMediaType'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => malformed('notJson'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => malformed('noBody'),
  FST_ERR_BAD_URL: () => malformed('badUrl'),
};
