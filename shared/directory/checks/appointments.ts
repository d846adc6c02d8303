import type { AppointmentId } from '../../kernel/ids.ts';
import { type Appointment, personName } from '../state.ts';
import { askReferences, type Check, type DirectoryProblem, problemsOfEach, type Tell } from './problem.ts';

/** Offices that the policy does not know, appointments of nobody, twice the same, or that end before they begin. */
export function problemsOfAppointments(check: Check): readonly DirectoryProblem[] {
  const { entries, next, at, offices } = check;
  const people = new Set(entries.appointments.map(({ person }) => person));
  const again = atOnce([...next.appointments.values()].filter(({ person }) => people.has(person)));
  return problemsOfEach('appointments', entries, (appointment, tell) => {
    const { office, scope, person, until } = appointment;
    const name = personName(next, person);
    const what = `${office}, ${name}`;
    if (offices !== null && !offices.has(office)) tell('office', 'directory.officeUnknown', { office, name });
    askReferences(next, tell, what, 'person', 'person', [person]);
    if (scope.kind === 'agency') askReferences(next, tell, what, 'agency', 'agency', [scope.agency]);
    if (scope.kind === 'service') askReferences(next, tell, what, 'service', 'service', [scope.service]);
    askDates(appointment, name, tell);
    const over = until !== null && until <= at;
    if (!over && next.people.get(person)?.left) tell('person', 'directory.left', { name });
    if (again.has(appointment.id)) tell(null, 'directory.appointedAlready', { name, office });
  });
}

/** Who stands in for a turn must be there, the rotation too. */
export function problemsOfOverrides({ entries, next, at }: Check): readonly DirectoryProblem[] {
  return problemsOfEach('overrides', entries, (override, tell) => {
    const { rotation, person, until } = override;
    const name = personName(next, person);
    askReferences(next, tell, name, 'rotation', 'rotation', [rotation]);
    askReferences(next, tell, name, 'person', 'person', [person]);
    askDates(override, name, tell);
    if (until > at && next.people.get(person)?.left) tell('person', 'directory.left', { name });
  });
}

type Dated = Pick<Appointment, 'from' | 'until'>;

function askDates({ from, until }: Dated, name: string, tell: Tell): void {
  if (from !== null && until !== null && until <= from)
    tell('until', 'directory.datesReversed', { name, fromAt: from, untilAt: until });
}

/** Appointments of somebody to one office and place, as one and the same, that are in force while another of them is. */
function atOnce(appointments: readonly Appointment[]): ReadonlySet<AppointmentId> {
  const found = new Set<AppointmentId>();
  for (const alike of Map.groupBy(appointments, keyOf).values()) {
    let longest: Appointment | null = null;
    for (const one of alike.toSorted((a, b) => begin(a) - begin(b) || a.id.localeCompare(b.id))) {
      if (longest !== null && begin(one) < end(longest)) found.add(one.id).add(longest.id);
      if (longest === null || end(one) > end(longest)) longest = one;
    }
  }
  return found;
}

const keyOf = ({ person, office, as, scope }: Appointment): string =>
  JSON.stringify([person, office, as, Object.values(scope)]);

const begin = ({ from }: Dated): number => from ?? Number.NEGATIVE_INFINITY;
const end = ({ until }: Dated): number => until ?? Number.POSITIVE_INFINITY;
