import type { Instant } from '../../kernel/time.ts';
import { type DecideContext, refuse } from './context.ts';

/**
 * Why an act cannot have happened when it is said to have: before what it answers. Null where it can. A late word is
 * welcome, but one dated before its occasion would undo what was owed and met in between.
 */
export const refusedAsTooEarly = ({ occurredAt }: Pick<DecideContext, 'occurredAt'>, since: Instant) =>
  occurredAt < since ? refuse('time.tooEarly', { givenAt: occurredAt, sinceAt: since }) : null;
