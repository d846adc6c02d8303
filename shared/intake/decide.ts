import type { Directory } from '../directory/state.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { IntakeCommand } from './command.ts';
import type { NewIntakeEvent } from './event.ts';

/** Each is refused of an incident for the same reason, in the same words. */
export type IntakeRejection = Rejection<
  'person.unknown' | 'text.missing' | 'time.inFuture' | 'declare.unknownService'
>;

interface IntakeContext {
  readonly now: Instant;
  readonly occurredAt: Instant;
  /** Whose act it is: the person spoken for, else the one who records. */
  readonly person: PersonId;
  readonly directory: Directory;
}

/** INT-NOT-INCIDENT, INT-NEARMISS: kept with who reported it and why it is none; no clock runs for either. */
export function decideIntake(
  command: IntakeCommand,
  { now, occurredAt, person, directory }: IntakeContext,
): Result<readonly NewIntakeEvent[], IntakeRejection> {
  if (!directory.people.has(person)) return rejected({ code: 'person.unknown', params: { id: person } });
  if (occurredAt > now) return rejected({ code: 'time.inFuture', params: { givenAt: occurredAt } });
  switch (command.type) {
    case 'recordServiceRequest': {
      const { type: _, ...body } = command;
      for (const field of ['title', 'reportedBy', 'reason'] as const)
        if (body[field] === '') return rejected({ code: 'text.missing', params: { field } });
      return accepted([{ type: 'serviceRequestRecorded', body }]);
    }
    case 'recordNearMiss': {
      const { type: _, ...body } = command;
      for (const field of ['title', 'text'] as const)
        if (body[field] === '') return rejected({ code: 'text.missing', params: { field } });
      const unknown = body.services.find((service) => !directory.services.has(service));
      if (unknown !== undefined) return rejected({ code: 'declare.unknownService', params: { id: unknown } });
      if (body.noticedAt > now)
        return rejected({ code: 'time.inFuture', params: { givenAt: body.noticedAt } });
      return accepted([{ type: 'nearMissRecorded', body }]);
    }
    default:
      return assertNever(command);
  }
}
