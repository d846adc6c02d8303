import { actingPerson, type Envelope } from '../kernel/envelope.ts';
import { type IntakeEvent, intakeEventVersions } from './event.ts';
import type { Intake } from './state.ts';

/** Folds one event. An unknown type or version leaves the intake as it was. */
export function evolveIntake(intake: Intake, recorded: Envelope): Intake {
  if (recorded.v > (intakeEventVersions[recorded.type] ?? 1)) return intake;
  const event = recorded as IntakeEvent;
  const said = { id: event.id, at: event.occurredAt, by: actingPerson(event) };
  switch (event.type) {
    case 'serviceRequestRecorded':
      return { ...intake, requests: [...intake.requests, { ...said, ...event.body }] };
    case 'nearMissRecorded':
      return { ...intake, nearMisses: [...intake.nearMisses, { ...said, ...event.body }] };
    default:
      return intake;
  }
}
