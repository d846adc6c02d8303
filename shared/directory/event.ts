import type { EnvelopeOf, NewEventOf } from '../kernel/envelope.ts';
import type { Person, Service } from './state.ts';

export interface DirectoryEventBodies {
  readonly personAdded: Person;
  readonly serviceAdded: Service;
}

export type DirectoryEvent = EnvelopeOf<DirectoryEventBodies>;
export type NewDirectoryEvent = NewEventOf<DirectoryEventBodies>;
