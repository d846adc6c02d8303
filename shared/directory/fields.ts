import type { BasedOn } from '../kernel/envelope.ts';
import type { NewDirectoryEvent } from './event.ts';
import type { Directory } from './state.ts';

/** The entries that an event sets: what two consoles can disagree about (design §5). The last in fold order holds. */
export function fieldsSetBy({ type, body }: NewDirectoryEvent): readonly string[] {
  switch (type) {
    case 'agencySaved':
      return [`agency/${body.id}`];
    case 'personSaved':
    case 'personAdded':
      return [`person/${body.id}`];
    case 'personLeft':
    case 'personReturned':
      return [`person/${body.person}/left`];
    case 'vendorSaved':
      return [`vendor/${body.id}`];
    case 'serviceSaved':
    case 'serviceAdded':
      return [`service/${body.id}`];
    case 'serviceRetired':
    case 'serviceReinstated':
      return [`service/${body.service}/retired`];
    case 'appointed':
      return [`appointment/${body.id}`];
    case 'appointmentEnded':
      return [`appointment/${body.appointment}`];
    case 'rotationSaved':
      return [`rotation/${body.id}`];
    case 'rotationRemoved':
      return [`rotation/${body.rotation}`];
    case 'onCallOverridden':
      return [`override/${body.id}`];
    case 'overrideEnded':
      return [`override/${body.override}`];
    default:
      return [];
  }
}

/** What an event made on top of `directory` must name: per entry it sets, the heads its author sees. */
export function basedOnOf({ heads }: Directory, event: NewDirectoryEvent): BasedOn {
  return Object.fromEntries(fieldsSetBy(event).map((field) => [field, heads.get(field) ?? []]));
}
