import type { ClockReading } from '../clocks/reading.ts';
import { statutoryRule } from '../clocks/statutory.ts';
import { agencyName, type Directory, personName, serviceName } from '../directory/state.ts';
import type { Incident } from '../incident/state.ts';
import type { AgencyId, ServiceId } from '../kernel/ids.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { textOf } from './timeline.ts';

/** What a clock is called and is about in words of the record, the pack and the directory; null where it has none. */
export interface ClockWords {
  /** Instead of the name of its kind: "Service Owner told". */
  readonly title: string | null;
  /** The action's text, the question, the service or agency, the person paged. */
  readonly about: string | null;
}

export interface Known {
  readonly incident: Incident;
  readonly pack: PolicyPack;
  readonly directory: Directory;
}

export function clockWords(
  known: Known,
  reading: Pick<ClockReading, 'kind' | 'subject' | 'about'>,
): ClockWords {
  const { incident, pack } = known;
  const { kind, subject } = reading;
  if (subject === null) return { title: null, about: null };
  switch (kind) {
    case 'notify':
      return {
        title: pack.notifications.find(({ id }) => id === subject)?.title ?? null,
        about: partyName(known, reading.about),
      };
    case 'statutory': {
      const limit = pack.clocks.statutory?.find(({ id }) => statutoryRule(id) === subject);
      return { title: limit?.title ?? null, about: limit?.to ?? null };
    }
    case 'page': {
      const page = incident.pages.find(({ id }) => id === subject);
      return { title: null, about: page ? personName(known.directory, page.person) : null };
    }
    case 'action':
      return { title: null, about: incident.actions.get(subject)?.text ?? null };
    default:
      return { title: null, about: questionOf(incident, subject) };
  }
}

function questionOf({ decisions, timeline }: Incident, subject: string): string | null {
  const entry = timeline.get(subject);
  return decisions.find(({ id }) => id === subject)?.question ?? (entry ? textOf(entry) : null);
}

/** The services whose offices answer for a clock: the one that it is about, those of the agency that it is about, or all. */
export function concernedBy(
  { affected, dependents, services }: Incident,
  { about }: Pick<ClockReading, 'about'>,
): readonly ServiceId[] {
  if (about === null) return services;
  const found = [...affected, ...dependents].filter(
    ({ service, agency }) => service === about || agency === about,
  );
  return found.length > 0 ? found.map(({ service }) => service) : services;
}

/** The service or agency that a notification is owed for. */
function partyName({ directory }: Known, about: string | null): string | null {
  if (about === null) return null;
  return directory.services.has(about as ServiceId)
    ? serviceName(directory, about as ServiceId)
    : agencyName(directory, about as AgencyId);
}
