import { chainDigest } from '../../electron/journal/chain.ts';
import { openJournal } from '../../electron/journal/open-journal.ts';
import { entriesOf } from '../../shared/directory/entries.ts';
import { readDirectoryDocument } from '../../shared/directory/exchange/directory-json.ts';
import { holdersOf } from '../../shared/directory/offices.ts';
import { type Directory, emptyDirectory } from '../../shared/directory/state.ts';
import { CHAIN_START, type IncidentRow, type SealedEvent } from '../../shared/host/ports.ts';
import { seal } from '../../shared/host/seal.ts';
import type { IncidentCommand } from '../../shared/incident/command.ts';
import { hlcOf } from '../../shared/kernel/hlc.ts';
import type { DeviceId, PersonId, ServiceId, StreamId } from '../../shared/kernel/ids.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../shared/kernel/time.ts';
import { resolutionApprover } from '../../shared/policy/pack.ts';
import type { Priority } from '../../shared/policy/vocabulary.ts';
import { incidentRow } from '../../shared/views/row.ts';
import { directoryWith } from './directory.ts';
import { readJson } from './replay-host.ts';
import { command, Story } from './story.ts';

/** What a console of some years holds: most incidents closed, a few open, over every service of the example directory. */
export interface ManyPlan {
  readonly incidents: number;
  readonly open: number;
  /** When the newest was detected. */
  readonly now: Instant;
}

const BATCH = 500;
const DEVICE = 'many' as DeviceId;

/** The directory that a first start is filled with. */
export function exampleDirectory(): Directory {
  const read = readDirectoryDocument(readJson('resources/directory/example.json'), emptyDirectory, {
    occurredAt: 0,
    offices: null,
  });
  if (!read.ok) throw new Error(`The example directory is refused: ${JSON.stringify(read.rejection)}`);
  return directoryWith(entriesOf(read.value));
}

/** Fills the journal of an empty folder, through the domain's own rules and the real journal. */
export async function fillWithMany(folder: string, plan: ManyPlan): Promise<readonly IncidentRow[]> {
  const opened = await openJournal(folder, { now: () => plan.now });
  if (!opened.ok) throw new Error(opened.rejection.code);
  const { journal, setDevice, saveRows, close } = opened.value;
  setDevice({ id: DEVICE, publicKey: '' });
  const rows: IncidentRow[] = [];
  let prevHash = CHAIN_START;
  let dseq = 0;
  let waiting: SealedEvent[] = [];
  const write = async () => {
    const written = await journal.append({ events: waiting, row: null });
    if (!written.ok) throw new Error(written.rejection.code);
    waiting = [];
  };
  for (const { stream, story } of manyStories(plan)) {
    for (const event of story.events) {
      dseq += 1;
      const hlc = hlcOf(event.recordedAt, dseq % 0xffff);
      const link = seal({ ...event, stream, deviceId: DEVICE, dseq, hlc }, prevHash, SALT, chainDigest);
      prevHash = link.hash;
      waiting.push(link);
    }
    rows.push(incidentRow(stream, story.now, story.pack));
    if (waiting.length >= BATCH) await write();
  }
  await write();
  saveRows(rows);
  close();
  return rows;
}

const SALT = '00'.repeat(16);

interface Told {
  readonly stream: StreamId;
  readonly story: Story;
}

/** Oldest first; what happens to each follows from its number alone. */
function* manyStories({ incidents, open, now }: ManyPlan): Generator<Told> {
  const directory = exampleDirectory();
  const services = [...directory.services.keys()];
  for (let number = 0; number < incidents; number++) {
    const isOpen = number >= incidents - open;
    const age = isOpen ? (incidents - number - 1) * 7 * MINUTE : 2 * DAY + (incidents - number) * 3 * HOUR;
    const uuid = `0195d3a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
    const service = services[(number * 7) % services.length] as ServiceId;
    const story = storyOf({ number, directory, service, detectedAt: now - age - 6 * MINUTE, isOpen });
    yield { stream: `incident/${uuid}` as StreamId, story };
  }
}

interface Life {
  readonly number: number;
  readonly directory: Directory;
  readonly service: ServiceId;
  readonly detectedAt: Instant;
  readonly isOpen: boolean;
}

const kinds: readonly Priority[] = ['P3', 'P4', 'P3', 'P2', 'P4', 'P3', 'P4', 'P1', 'P3', 'P2', 'P4', 'P3'];
const failures = [
  'Sign-in fails for citizens of region A',
  'Payments are accepted and not booked',
  'Forms time out on submission',
  'Search answers with an empty page',
  'Certificates of the gateway have expired',
  'Queue of outgoing messages grows without end',
  'Réseau: paquets perdus entre les deux centres',
  'Documents cannot be downloaded',
  'Slow answers at the counters',
  'Printing of notices stands still',
];
const causes = ['configuration', 'change', 'capacity', 'dependency', 'human error'];

function storyOf(life: Life): Story {
  const { number, directory, service, detectedAt, isOpen } = life;
  const story = new Story().fork(`many-${number}`);
  story.world = { ...story.world, directory };
  const holder = (office: string, otherwise: PersonId) =>
    holdersOf(directory, office, [service], detectedAt)[0] ?? otherwise;
  const anybody = [...directory.people.keys()][number % directory.people.size] as PersonId;
  const owner = holder('SO', anybody);
  const manager = holder('SM', owner);
  const engineer = holder('on-call', manager);
  let at = detectedAt;
  const act = (by: PersonId, after: number, ...said: readonly IncidentCommand[]) => {
    at += after;
    for (const one of said) story.when({ at, by }, one);
  };
  const priority = kinds[number % kinds.length] as Priority;
  act(
    engineer,
    MINUTE,
    command('declare', {
      title: `${failures[number % failures.length]}`,
      services: number % 9 === 0 ? [service, directory.services.keys().next().value as ServiceId] : [service],
      drill: number % 23 === 0,
      detectedAt,
    }),
  );
  if (isOpen && number % 13 === 0) return refer(story, number);
  act(engineer, MINUTE, command('classify', { priority }));
  act(engineer, MINUTE, command('acknowledge', { assignee: engineer }));
  if (priority === 'P1') act(owner, MINUTE, command('assignRole', { role: 'IC', person: owner }));
  if (isOpen && number % 5 !== 0) return refer(story, number);
  const restored = at + (30 + (number % 200)) * MINUTE;
  act(owner, restored - at, command('resolve', { restoredAt: isOpen ? at + MINUTE : restored }));
  if (isOpen) return refer(story, number);
  act(holder(resolutionApprover(story.pack, priority), owner), 5 * MINUTE, command('approveResolution'));
  if (priority === 'P1') act(owner, MINUTE, command('standDown'));
  act(owner, 20 * MINUTE, command('close', { category: causes[number % causes.length] as string }));
  if (number % 97 !== 0) act(owner, HOUR, ...after(priority, at, holder('liaison', engineer)));
  return refer(story, number);
}

/** What is owed once it is closed. */
const after = (priority: Priority, at: Instant, facilitator: PersonId): readonly IncidentCommand[] =>
  priority === 'P1' || priority === 'P2'
    ? [
        command('scheduleReview', { heldAt: at + 2 * HOUR, facilitator }),
        command('holdReview'),
        command('publishReport'),
      ]
    : [];

/** A reference of its own, in the words of the declaration. */
function refer(story: Story, number: number): Story {
  const [declared] = story.events;
  const ref = `INC-2026-${number.toString(36).toUpperCase().padStart(6, '0')}`;
  if (declared) Object.assign(declared.body as object, { ref });
  Object.assign(story.now, { ref });
  return story;
}
