import { owedBy } from '../clocks/clocks.ts';
import type { Deadline } from '../clocks/reading.ts';
import { holdersOf } from '../directory/offices.ts';
import { holderOf } from '../incident/state.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { WarRoomRole } from '../policy/vocabulary.ts';
import { concernedBy, type Known } from './clock-words.ts';

/** Who answers for a clock at a moment, in the capacity that makes it theirs, and whose empty place they fill. */
export interface WhoOwes {
  /** Whom to look at; empty where nobody known holds the office. */
  readonly people: readonly PersonId[];
  readonly role: WarRoomRole | null;
  readonly office: string | null;
  readonly vacant:
    | { readonly role: WarRoomRole; readonly office?: never }
    | { readonly office: string; readonly role?: never }
    | null;
}

/**
 * CLK-VACANT, with the names of the directory: the commander steps in for a vacant role and for an office that nobody
 * holds; without one, the office that stands in does.
 */
export function whoOwes(known: Known, reading: Pick<Deadline, 'owner' | 'about'>, at: Instant): WhoOwes {
  const { incident, pack, directory } = known;
  const owed = owedBy(incident, pack, reading.owner);
  const vacantRole = owed.vacant === null ? null : { role: owed.vacant };
  if (owed.kind === 'person')
    return { people: [owed.person], role: owed.role, office: null, vacant: vacantRole };
  const holders = (office: string) => holdersOf(directory, office, concernedBy(incident, reading), at);
  const { office } = owed;
  const people = holders(office);
  if (people.length > 0 || office === pack.standIn) return { people, role: null, office, vacant: vacantRole };
  const commander = holderOf(incident, 'IC');
  return commander === null
    ? { people: holders(pack.standIn), role: null, office: pack.standIn, vacant: { office } }
    : { people: [commander], role: 'IC', office: null, vacant: { office } };
}
