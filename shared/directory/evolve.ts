import type { Envelope } from '../kernel/envelope.ts';
import type { DirectoryEvent } from './event.ts';
import type { Directory } from './state.ts';

/** Folds one event. An unknown type leaves the directory as it was. */
export function evolveDirectory(directory: Directory, recorded: Envelope): Directory {
  const event = recorded as DirectoryEvent;
  switch (event.type) {
    case 'personAdded':
      return { ...directory, people: new Map(directory.people).set(event.body.id, event.body) };
    case 'serviceAdded':
      return { ...directory, services: new Map(directory.services).set(event.body.id, event.body) };
    default:
      return directory;
  }
}
