import { evolveIncident } from '../../shared/incident/evolve.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { noteEvents } from '../support/note-events.ts';
import { figure, median } from './figure.ts';

/** Folding in memory: events a second, and whether the cost of an event grows with the length of the record. */
export default function foldBench(): void {
  const short = noteEvents(500);
  const long = noteEvents(50_000);
  for (let warm = 0; warm < 200; warm++) fold(short);
  // The same number of events both times, so that collecting garbage weighs on both alike.
  const atShort = median(31, () => perEvent(short, 100));
  const atLong = median(31, () => perEvent(long, 1));
  figure({
    name: 'Fold, events a second at 50,000 entries',
    value: Math.round(1e9 / atLong),
    unit: 'events/s',
    goal: 'at least 300,000',
    met: 1e9 / atLong >= 300_000,
  });
  figure({
    name: 'Fold, cost of an event at 50,000 entries over that at 500',
    value: atLong / atShort,
    unit: '×',
    goal: 'at most 1.5',
    met: atLong / atShort <= 1.5,
  });
}

const fold = (events: ReturnType<typeof noteEvents>): Incident | null =>
  events.reduce<Incident | null>(evolveIncident, null);

/** Nanoseconds an event, over `times` folds that are all kept until the end, as open incidents are. */
function perEvent(events: ReturnType<typeof noteEvents>, times: number): number {
  const kept: (Incident | null)[] = [];
  const start = process.hrtime.bigint();
  for (let time = 0; time < times; time++) kept.push(fold(events));
  const spent = Number(process.hrtime.bigint() - start);
  if (kept.some((incident) => incident?.timeline.length !== events.length))
    throw new Error('The fold lost an entry.');
  return spent / (events.length * times);
}
