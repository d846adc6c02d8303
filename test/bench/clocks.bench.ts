import { readClocks } from '../../shared/clocks/clocks.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { HOUR, type Instant, MINUTE } from '../../shared/kernel/time.ts';
import { priorities } from '../../shared/policy/vocabulary.ts';
import { command, people, Story, services, t } from '../support/story.ts';
import { figure, median } from './figure.ts';

const INCIDENTS = 500;
const EVENTS = 30;

/**
 * Every clock of 500 open incidents of all priorities, those that count business time included: at a tick, when nothing
 * happened and only time went by, and cold, when every deadline is worked out from the record.
 */
export default function clocksBench(): void {
  const stories = Array.from({ length: INCIDENTS }, (_, index) => open(index));
  const { pack } = stories[0] ?? new Story();
  const now = t('+1 10:00');

  const cold = median(9, () => {
    // Folded anew, as when the console has just opened: no deadline is known.
    const incidents = stories.map(folded);
    return spent(() => read(incidents, now));
  });
  const incidents = stories.map(folded);
  read(incidents, now);
  let tick = 0;
  const warm = median(31, () => {
    tick += 1;
    return spent(() => read(incidents, now + tick * MINUTE));
  });

  const clocks = read(incidents, now);
  figure({
    name: `Clocks of ${INCIDENTS} open incidents, recomputed at a tick`,
    value: warm,
    unit: 'ms',
    goal: 'under 20',
    met: warm < 20,
  });
  figure({
    name: `The same ${clocks.toLocaleString('en-GB')} clocks worked out from the record (cold)`,
    value: cold,
    unit: 'ms',
    goal: null,
    met: null,
  });

  function read(of: readonly Incident[], at: Instant): number {
    let count = 0;
    for (const incident of of) count += readClocks(incident, pack, at).readings.length;
    return count;
  }
}

function spent(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Detected within the last day, at the hour its number says, with messages and notes up to thirty events. */
function open(index: number): Story {
  const priority = priorities[index % priorities.length] ?? 'P4';
  const detectedAt = t('10:00') + (index % 24) * HOUR;
  const story = new Story();
  const at = (minute: number) => ({ at: detectedAt + minute * MINUTE });
  story.when(
    at(1),
    command('declare', {
      detectedAt,
      services: index % 3 === 0 ? [services.tier1] : [services.tier1, services.tier2],
    }),
  );
  story.when(at(1), command('classify', { priority }));
  story.when(at(2), command('acknowledge'));
  story.when(
    at(4),
    command('notify', { rule: 'service owner', about: services.tier1, person: people.owner }),
  );
  story.when(at(12), command('sendMessage', { channels: ['status page', 'social media', 'direct answer'] }));
  for (let minute = 13; story.events.length < EVENTS; minute += 3)
    story.when(at(minute), command('addEntry', { progress: minute % 2 === 0 }));
  return story;
}

const folded = ({ events }: Story): Incident => {
  const incident = events.reduce<Incident | null>(evolveIncident, null);
  if (!incident) throw new Error('The story declares nothing.');
  return incident;
};
