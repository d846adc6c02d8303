import type { NewIncidentEvent } from '../../shared/incident/event.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Hlc } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Scope } from '../bridge/scope.ts';

/** The incident as it would stand after an event that nobody has sent yet: folded by the same rules, kept nowhere. */
export const previewed = ({ incident, stream, me }: Scope, event: NewIncidentEvent, now: Instant): Incident =>
  folded(incident, [event], { stream, me, now }) ?? incident;

/** An incident that nobody has declared yet; null where the events do not make one. */
export function folded(
  incident: Incident | null,
  events: readonly NewIncidentEvent[],
  { stream, me, now }: { readonly stream: StreamId; readonly me: PersonId | null; readonly now: Instant },
): Incident | null {
  const last = incident?.timeline.at(incident.timeline.length - 1)?.event;
  return events.reduce<Incident | null>(
    (state, event, index) =>
      evolveIncident(state, {
        id: `preview ${index}` as EventId,
        stream,
        v: 1,
        commandId: 'preview' as CommandId,
        deviceId: last?.deviceId ?? ('' as DeviceId),
        dseq: (last?.dseq ?? 0) + 1 + index,
        // Behind everything there is, whatever wrote it.
        hlc: `${last?.hlc ?? ''}~${index}` as Hlc,
        basedOn: {},
        actor: { person: me ?? ('' as PersonId), held: [] },
        onBehalfOf: null,
        occurredAt: now,
        recordedAt: now,
        ...event,
      }),
    incident,
  );
}
