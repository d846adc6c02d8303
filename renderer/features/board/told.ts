import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { Incident, Notified } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { officeTold } from '../../../shared/views/due-lines.ts';

/** NTF-PROOF: the telling that met a clock: of the same office, or under the same name of the law, at that moment. */
export function toldFor(incident: Incident, pack: PolicyPack, reading: ClockReading): Notified | null {
  const { met, subject } = reading;
  if (met === null || (reading.kind !== 'notify' && reading.kind !== 'statutory')) return null;
  const office = officeTold(pack, reading);
  return (
    incident.notifications.find(
      (one) =>
        one.at === met.at &&
        one.recordedAt === met.recordedAt &&
        (one.rule === subject || (office !== null && officeTold(pack, { subject: one.rule }) === office)),
    ) ?? null
  );
}
