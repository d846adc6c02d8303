import { type ClockBoard, readClocks } from '../../shared/clocks/clocks.ts';
import {
  type ClockKind,
  type ClockReading,
  type ClockState,
  isCounting,
} from '../../shared/clocks/reading.ts';
import type { Directory } from '../../shared/directory/state.ts';
import type { CommandOf, IncidentCommand, IncidentCommandType } from '../../shared/incident/command.ts';
import type { DecideContext } from '../../shared/incident/decide/context.ts';
import { decideIncident } from '../../shared/incident/decide.ts';
import type { IncidentEvent, IncidentEventType, NewIncidentEvent } from '../../shared/incident/event.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import { basedOnOf } from '../../shared/incident/fields.ts';
import { erasuresOf, withErasures } from '../../shared/incident/redaction.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { hlcOf } from '../../shared/kernel/hlc.ts';
import type {
  AgencyId,
  CommandId,
  DeviceId,
  EventId,
  PersonId,
  ServiceId,
  StreamId,
} from '../../shared/kernel/ids.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { accepted, type Result } from '../../shared/kernel/result.ts';
import { type Instant, instantFrom } from '../../shared/kernel/time.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import type { Priority } from '../../shared/policy/vocabulary.ts';
import { currentVersion } from '../../shared/protocol/upcast.ts';
import { defaultPack } from './default-pack.ts';
import { anAgency, aPerson, appointed, aService, directoryWith, ofService } from './directory.ts';
import { aRow } from './rows.ts';

/** `10:05`, `10:05:30.250`, or with a day before it as `+1 10:05`: on 2 March 2026 and after, in UTC. */
export function t(text: string): Instant {
  const [, days = '0', clock = ''] = /^(?:\+(\d+) )?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(text) ?? [];
  const at = instantFrom(`2026-03-02T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  if (at === null) throw new Error(`Not a story time: ${text}`);
  return at + Number(days) * 86_400_000;
}

const moment = (at: string | Instant): Instant => (typeof at === 'string' ? t(at) : at);

const person = (id: string) => id as PersonId;

/** The people of every story, each named after the office they hold. */
export const people = {
  owner: person('owner'),
  manager: person('manager'),
  teamLead: person('team-lead'),
  engineer: person('engineer'),
  comms: person('comms'),
  scribe: person('scribe'),
  liaison: person('liaison'),
  cdo: person('cdo'),
  ciso: person('ciso'),
  bystander: person('bystander'),
} as const;

export const services = { tier1: 'service-1' as ServiceId, tier2: 'service-2' as ServiceId } as const;

/** What every story knows of beside itself: an open incident, and one closed as a duplicate. */
export const otherIncidents = {
  original: 'incident/0195d3a0-0000-7000-8000-0000000000a1' as StreamId,
  duplicate: 'incident/0195d3a0-0000-7000-8000-0000000000b2' as StreamId,
} as const;

const others: DecideContext['others'] = new Map([
  [otherIncidents.original, aRow(otherIncidents.original)],
  [
    otherIncidents.duplicate,
    aRow(otherIncidents.duplicate, {
      ref: 'INC-2026-0000B2',
      status: 'closed',
      outcome: 'duplicate',
      closedAt: t('09:10'),
    }),
  ],
]);

const { owner, manager, teamLead, engineer, comms, scribe, liaison, cdo, ciso } = people;

const directoryWhere = (agencyOfTier2: AgencyId): Directory =>
  directoryWith({
    agencies: [anAgency('agency', { name: 'Agency' }), anAgency('another', { name: 'Another agency' })],
    people: Object.values(people).map((id) => aPerson(id)),
    services: [
      aService(services.tier1, { name: 'Service of tier 1', tier: '1' }),
      aService(services.tier2, { name: 'Service of tier 2', tier: '2', agency: agencyOfTier2 }),
    ],
    appointments: [
      appointed(teamLead, 'STL'),
      appointed(engineer, 'on-call'),
      appointed(comms, 'communications'),
      appointed(scribe, 'support L1'),
      appointed(liaison, 'liaison'),
      appointed(cdo, 'CDO'),
      appointed(ciso, 'CISO'),
      ...Object.values(services).flatMap((service) => [
        appointed(owner, 'SO', ofService(service)),
        appointed(manager, 'SM', ofService(service)),
      ]),
    ],
  });

export const directory: Directory = directoryWhere('agency' as AgencyId);

/** The same people and services, but each service is another agency's: their messages are coordinated (CLS-MULTI). */
export const directoryOfTwoAgencies: Directory = directoryWhere('another' as AgencyId);

/** The version of its pack that every story knows to be adopted beside its own. */
export const NEXT_VERSION = '9.0.0';

export interface Act {
  /** When it is written down; also when it happened, unless `occurredAt` says otherwise. */
  readonly at: string | Instant;
  readonly by?: PersonId;
  readonly occurredAt?: string | Instant;
  readonly onBehalfOf?: Envelope['onBehalfOf'];
}

export type StoryWorld = Pick<DecideContext, 'directory' | 'adopted' | 'others' | 'recurrence'>;

/**
 * An incident told step by step, with no clock, disk or host: commands go through the real `decide` and `evolve`.
 * `when` expects acceptance and gives the events; `refused` expects a refusal and gives it.
 */
export class Story {
  incident: Incident | null = null;
  readonly events: IncidentEvent[] = [];
  readonly pack: PolicyPack;
  /** What surrounds it: a test that needs another directory, or other incidents, says so. */
  world: StoryWorld;
  #device = 'event';
  #count = 0;

  constructor(pack: PolicyPack = defaultPack()) {
    this.pack = pack;
    const next = { ...pack, version: NEXT_VERSION };
    const adopted: DecideContext['adopted'] = ({ id, version }) =>
      [pack, next].find((one) => one.id === id && one.version === version);
    this.world = { directory, adopted, others, recurrence: null };
  }

  when(act: Act, command: IncidentCommand): readonly IncidentEvent[] {
    const done = this.attempt(act, command);
    if (!done.ok) throw new Error(`Refused: ${done.rejection.code} ${JSON.stringify(done.rejection.params)}`);
    return done.value;
  }

  refused(act: Act, command: IncidentCommand): Rejection {
    const done = this.attempt(act, command);
    if (done.ok) throw new Error(`Accepted, though a refusal was expected: ${command.type}`);
    return done.rejection;
  }

  /** Sends a command, whatever comes of it. */
  attempt(act: Act, command: IncidentCommand): Result<readonly IncidentEvent[], Rejection> {
    const decided = this.#decide(act, command);
    return decided.ok ? accepted(decided.value.map((event) => this.#fold(act, event))) : decided;
  }

  /** The same story going on by itself, at another console where one is named; neither hears of the other. */
  fork(device: string = this.#device): Story {
    const other = new Story(this.pack);
    other.incident = this.incident;
    other.world = this.world;
    other.events.push(...this.events);
    other.#device = device;
    other.#count = this.#count;
    return other;
  }

  /** What another console wrote arrives here, after all that is known. */
  hear(...others: readonly IncidentEvent[]): void {
    for (const event of others) this.incident = evolveIncident(this.incident, event);
    this.events.push(...others);
  }

  /** The id of the latest event of a type. */
  idOf(type: IncidentEventType): EventId {
    const event = this.events.findLast((one) => one.type === type);
    if (!event) throw new Error(`No ${type} in this story.`);
    return event.id;
  }

  /** The incident, which a story has once it is declared. */
  get now(): Incident {
    if (this.incident === null) throw new Error('Nothing is declared yet.');
    return this.incident;
  }

  /** Every clock at a moment, by due time, and the next moment at which one will read differently. */
  board(at: string | Instant): ClockBoard {
    return readClocks(this.now, this.#packOf(this.now), moment(at));
  }

  /** All clocks of a kind as they read at a moment, by due time. */
  clocks(kind: ClockKind, at: string | Instant): readonly ClockReading[] {
    return this.board(at).readings.filter((reading) => reading.kind === kind);
  }

  /** How the only open clock of a kind reads one second and one millisecond before a moment, at it, and after it. */
  around(kind: ClockKind, due: string): readonly ClockState[] {
    return [-1_000, -1, 0, 1, 1_000].map((off) => this.open(kind, t(due) + off).state);
  }

  /** The only clock of a kind that is neither met nor ended. */
  open(kind: ClockKind, at: string | Instant): ClockReading {
    return only(kind, this.clocks(kind, at).filter(isCounting));
  }

  /** The only clock of a kind, as it reads at a moment. */
  clock(kind: ClockKind, at: string | Instant): ClockReading {
    return only(kind, this.clocks(kind, at));
  }

  /** GEN-PACK: the pack it was opened under, or moved to. */
  #packOf(incident: Incident | null): PolicyPack {
    return (incident && this.world.adopted(incident.pack)) ?? this.pack;
  }

  /** As the host does where words were taken out of what it had folded. */
  #foldAnew(events: readonly IncidentEvent[]): void {
    this.events.splice(0, this.events.length, ...events);
    this.incident = events.reduce<Incident | null>(evolveIncident, null);
  }

  #decide({ at, by = people.engineer, occurredAt, onBehalfOf }: Act, command: IncidentCommand) {
    return decideIncident(this.incident, command, {
      now: moment(at),
      occurredAt: moment(occurredAt ?? at),
      person: onBehalfOf?.person ?? by,
      ...this.world,
      pack: this.#packOf(this.incident),
      ref: 'INC-2026-TEST00',
    });
  }

  #fold(
    { at, by = people.engineer, occurredAt, onBehalfOf = null }: Act,
    event: NewIncidentEvent,
  ): IncidentEvent {
    this.#count += 1;
    const recorded = {
      id: `${this.#device}-${this.#count}` as EventId,
      stream: 'incident/story' as StreamId,
      v: currentVersion(event.type),
      commandId: `command-${this.#device}-${this.#count}` as CommandId,
      deviceId: this.#device as DeviceId,
      dseq: this.#count,
      hlc: hlcOf(moment(at), this.#count),
      basedOn: basedOnOf(this.incident, event),
      actor: { person: by, held: [] },
      onBehalfOf,
      occurredAt: moment(occurredAt ?? at),
      recordedAt: moment(at),
      ...event,
    } as IncidentEvent;
    this.events.push(recorded);
    const erasures = erasuresOf(recorded);
    if (erasures.length === 0) this.incident = evolveIncident(this.incident, recorded);
    else this.#foldAnew(withErasures(this.events, erasures));
    return recorded;
  }
}

function only(kind: ClockKind, found: readonly ClockReading[]): ClockReading {
  const [one, ...others] = found;
  if (!one || others.length > 0) throw new Error(`Expected one ${kind} clock, found ${found.length}.`);
  return one;
}

/** A command with every field, of which a test names only those that matter to it. */
export function command<T extends IncidentCommandType>(
  type: T,
  fields: Partial<Omit<CommandOf<T>, 'type'>> = {},
): IncidentCommand {
  return { type, ...(defaults[type] as object), ...fields } as IncidentCommand;
}

const defaults: { readonly [T in IncidentCommandType]: Omit<CommandOf<T>, 'type'> } = {
  declare: {
    title: 'Sign-in fails',
    services: [services.tier1],
    impact: 'Citizens cannot sign in',
    drill: false,
    method: 'monitoring',
    reportedBy: 'Synthetic test',
    onsetAt: null,
    detectedAt: t('10:00'),
  },
  classify: { answers: {}, priority: 'P1', overrideReason: null },
  acknowledge: { assignee: people.engineer },
  completeTriageStep: { step: 'validated' },
  correctTimes: {
    detectedAt: t('09:50'),
    onsetAt: null,
    onsetUnknown: false,
    reason: 'The alert began earlier',
  },
  describe: { title: 'Sign-in fails for everybody', impact: 'No citizen can sign in' },
  changeServices: { services: [services.tier1, services.tier2], reason: 'Both fail' },
  reportDependents: { services: [services.tier2] },
  coordinateMessages: { coordinator: people.comms, note: 'One text for both' },
  recordReport: { method: 'user report', reportedBy: 'Service desk', text: 'A citizen cannot sign in' },
  dismiss: { as: 'false alarm', original: null, reason: 'The probe was broken' },
  attachDuplicate: { duplicate: otherIncidents.duplicate },
  assign: { tier: null, person: people.scribe, note: '' },
  completeInvestigationStep: { step: 'information', finding: 'Fails since the release', links: [] },
  declareSecurity: { breach: false, reason: 'Somebody tries stolen passwords' },
  withdrawSecurity: { reason: 'A faulty script of our own' },
  restrict: { people: [people.engineer], reason: 'The attacker may read it' },
  withholdMessages: { reason: 'It would warn the attacker' },
  releaseMessages: {},
  linkIncident: { other: otherIncidents.original, as: 'related' },
  movePack: { to: { id: 'gaas-default', version: NEXT_VERSION }, reason: 'New limits apply' },
  reclassify: {
    to: 'P1',
    basis: 'impact changed',
    changedAt: t('10:30'),
    reason: 'Impact worsens',
    note: 'Seen on the dashboards',
    approval: null,
  },
  approveReclassification: { change: '' as EventId },
  refuseReclassification: { change: '' as EventId, reason: 'Not as bad as it looked' },
  assignRole: { role: 'IC', person: people.owner, note: '' },
  offerRole: { role: 'IC', to: people.cdo, note: '' },
  answerOffer: { role: 'IC', accept: true, note: '' },
  joinBridge: { person: people.engineer },
  leaveBridge: { person: people.engineer },
  openBridge: { video: 'https://meet.example/1', chat: 'https://chat.example/1' },
  completeRunningStep: { step: 'openBridge' },
  page: { person: null, follows: null, channel: 'phone', text: 'Sign-in is down, join the bridge' },
  answerPage: { page: '' as EventId },
  notify: {
    rule: 'service owner',
    about: services.tier1,
    person: people.owner,
    channel: 'phone',
    proof: '',
    acknowledged: false,
  },
  acknowledgeNotification: { notification: '' as EventId },
  completeActivationStep: { step: 'bridge' },
  standDown: { criterion: 'service acceptable' },
  completeStandDownStep: { step: 'thanks' },
  addEntry: { kind: 'note', text: 'Error rate 92 %', progress: false },
  amendEntry: { entry: '' as EventId, text: 'Error rate 29 %' },
  strikeEntry: { entry: '' as EventId, reason: 'Wrong incident' },
  redact: { events: ['' as EventId], reason: 'Personal data' },
  openDecision: { question: 'Fail over?', until: t('10:20') },
  makeDecision: {
    decision: null,
    text: 'Fail over',
    rationale: 'Restores most sign-ins',
    options: [],
    risk: null,
    decidedBy: null,
  },
  addAction: { text: 'Restart the issuer', owner: people.engineer, due: t('10:40'), permanentFix: false },
  startAction: { action: '' as EventId },
  completeAction: { action: '' as EventId, note: '' },
  reassignAction: { action: '' as EventId, owner: people.scribe, reason: 'Busy' },
  redateAction: { action: '' as EventId, due: t('11:40'), reason: 'Waiting for the vendor' },
  sendMessage: { kind: 'update', channels: ['status page'], text: 'We are working on it.' },
  giveBridgeStatus: { text: 'Failing over' },
  giveExecutiveBriefing: { text: 'Failing over; back by noon' },
  giveDailyReport: { text: 'Under investigation; back by tomorrow' },
  scheduleReview: { heldAt: t('+1 10:00'), facilitator: people.liaison },
  holdReview: { note: '' },
  publishReport: { where: 'Service website and status page' },
  resolve: { kind: 'fix', restoredAt: t('10:50'), text: 'Issuer restarted' },
  approveResolution: {},
  refuseResolution: { reason: 'Still failing for some' },
  askUsers: { text: 'Does signing in work for you again?' },
  close: {
    rootCause: 'Expired certificate',
    category: 'configuration',
    lessons: 'Watch expiry dates',
    serviceNormal: true,
    slaAcceptable: true,
    userConfirmation: 'not reported by users',
    usersNotified: true,
    statusPageUpdated: true,
    recurring: false,
    handOff: '',
  },
  reopen: { reason: 'It is back' },
};

/** An incident detected at 10:00, declared and classified at 10:01, acknowledged at 10:02. */
export function underWay(priority: Priority, pack?: PolicyPack): Story {
  const story = new Story(pack);
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:01' }, command('classify', { priority }));
  story.when({ at: '10:02' }, command('acknowledge'));
  return story;
}

/** A P1 under way whose war room is active at 10:10, with the owner as commander and the engineer leading. */
export function warRoomActive(pack?: PolicyPack): Story {
  const story = underWay('P1', pack);
  story.when({ at: '10:03', by: people.manager }, command('completeActivationStep', { step: 'declared' }));
  story.when(
    { at: '10:04', by: people.manager },
    command('assignRole', { role: 'IC', person: people.owner }),
  );
  story.when(
    { at: '10:05', by: people.owner },
    command('assignRole', { role: 'TL', person: people.engineer }),
  );
  for (const step of ['bridge', 'paged', 'executives', 'citizens'] as const)
    story.when({ at: '10:10', by: people.manager }, command('completeActivationStep', { step }));
  return story;
}

/** The war room's P1, restored at 10:50 by a fix, said at 10:52. */
export function resolvedP1(pack?: PolicyPack): Story {
  const story = warRoomActive(pack);
  story.when({ at: '10:52', by: people.owner }, command('resolve'));
  return story;
}

/** A P2 restored at 10:50, approved at 10:55 and closed at 11:00; `meanwhile` happens before it is resolved. */
export function closedP2(meanwhile: (story: Story) => unknown = () => undefined): Story {
  const story = underWay('P2');
  meanwhile(story);
  story.when({ at: '10:52' }, command('resolve'));
  story.when({ at: '10:55', by: people.manager }, command('approveResolution'));
  story.when({ at: '11:00' }, command('close'));
  return story;
}

/** The war room's P1, resolved, approved by the owner, stood down and closed at 11:00. */
export function closedP1(): Story {
  const story = resolvedP1();
  story.when({ at: '10:55', by: people.owner }, command('approveResolution'));
  story.when({ at: '10:58', by: people.owner }, command('standDown'));
  story.when({ at: '11:00', by: people.owner }, command('close'));
  return story;
}
