import { actingPerson, type Envelope } from '../../kernel/envelope.ts';
import type { EventId } from '../../kernel/ids.ts';
import { type Register, setRegister } from '../../kernel/register.ts';
import type { Done } from '../state.ts';

/** The act an event states: when it happened, when it was written down, whose it was. */
export const doneBy = (event: Envelope): Done => ({
  at: event.occurredAt,
  recordedAt: event.recordedAt,
  by: actingPerson(event),
});

/** Sets a field as the event's author saw it: the heads it names in `basedOn` are superseded. */
export function setField<T>(
  register: Register<T> | undefined,
  event: Envelope,
  field: string,
  value: T,
): Register<T> {
  const basedOn: readonly EventId[] = event.basedOn[field] ?? [];
  return setRegister(
    register,
    { event: event.id, value, at: event.occurredAt, by: actingPerson(event) },
    basedOn,
  );
}
