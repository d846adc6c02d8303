import { actingPerson, type Envelope } from '../kernel/envelope.ts';
import type { IntakeEvent } from './event.ts';
import type { Intake } from './state.ts';

/** Folds one event. An unknown type leaves the intake as it was. */
export function evolveIntake(intake: Intake, recorded: Envelope): Intake {
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
