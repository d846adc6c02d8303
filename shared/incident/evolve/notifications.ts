import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import type { Incident, Notified } from '../state.ts';
import { doneBy } from './done.ts';

/** NTF-PROOF: of two consoles that acknowledge the same notification, the first in fold order counts. */
export function evolveNotification(
  incident: Incident,
  event: EventOf<'notified'> | EventOf<'notificationAcknowledged'>,
): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'notified': {
      const { rule, about, person, channel, proof } = event.body;
      const acknowledged = event.body.acknowledged ? done : null;
      const told: Notified = { ...done, id: event.id, rule, about, person, channel, proof, acknowledged };
      return { ...incident, notifications: [...incident.notifications, told] };
    }
    case 'notificationAcknowledged':
      return {
        ...incident,
        notifications: incident.notifications.map((one) =>
          one.id === event.body.notification ? { ...one, acknowledged: one.acknowledged ?? done } : one,
        ),
      };
    default:
      return assertNever(event);
  }
}
