import { assertNever } from '../kernel/assert-never.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import type { DirectoryCommand } from './command.ts';
import type { NewDirectoryEvent } from './event.ts';
import type { Directory } from './state.ts';

export type DirectoryRejection = Rejection<
  'directory.personExists' | 'directory.handleTaken' | 'directory.serviceExists' | 'directory.unknownHolder'
>;

/** Refuses a second person or service of the same id, a handle in use, and a service held by nobody known. */
export function decideDirectory(
  directory: Directory,
  command: DirectoryCommand,
): Result<readonly NewDirectoryEvent[], DirectoryRejection> {
  switch (command.type) {
    case 'addPerson': {
      const { type: _, ...person } = command;
      const known = directory.people.get(person.id);
      if (known) return rejected({ code: 'directory.personExists', params: { name: known.name } });
      for (const other of directory.people.values()) {
        if (other.handle === person.handle)
          return rejected({
            code: 'directory.handleTaken',
            params: { handle: person.handle, name: other.name },
          });
      }
      return accepted([{ type: 'personAdded', body: person }]);
    }
    case 'addService': {
      const { type: _, ...service } = command;
      const known = directory.services.get(service.id);
      if (known) return rejected({ code: 'directory.serviceExists', params: { name: known.name } });
      for (const [office, holder] of Object.entries(service.holders)) {
        if (!directory.people.has(holder))
          return rejected({ code: 'directory.unknownHolder', params: { service: service.name, office } });
      }
      return accepted([{ type: 'serviceAdded', body: service }]);
    }
    default:
      return assertNever(command);
  }
}
