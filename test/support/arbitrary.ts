import fc from 'fast-check';
import type { IncidentCommand } from '../../shared/incident/command.ts';
import { holderOf, type Incident, peakPriority } from '../../shared/incident/state.ts';
import type { Spoken } from '../../shared/kernel/envelope.ts';
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';
import { type Instant, MINUTE } from '../../shared/kernel/time.ts';
import {
  activationSteps,
  detectionMethods,
  dismissals,
  incidentLinks,
  investigationSteps,
  notificationChannels,
  priorities,
  reclassificationBases,
  resolutionKinds,
  runningSteps,
  standDownSteps,
  supportTiers,
  triageSteps,
  userConfirmations,
  type WarRoomRole,
  warRoomRoles,
} from '../../shared/policy/vocabulary.ts';
import {
  type Act,
  closedP1,
  closedP2,
  command,
  directoryOfTwoAgencies,
  otherIncidents,
  people,
  resolvedP1,
  Story,
  services,
  t,
  underWay,
  warRoomActive,
} from './story.ts';

/** One thing somebody tries: who, how long after the last, how far back-dated, and what (given what there is by then). */
export interface Attempt {
  readonly after: number;
  readonly backDated: number;
  readonly by: PersonId;
  /** By the person whose place it is, where there is one, instead of by `by`. */
  readonly rightly: boolean;
  readonly onBehalfOf: { readonly person: PersonId; readonly how: Spoken } | null;
  readonly wish: Wish;
}

/** A command but for the ids and times that only the story knows; kept as data, so that a failure prints readably. */
interface Wish {
  readonly type: IncidentCommand['type'];
  readonly fields: object;
  /** Which of the events, actions or decisions there are it speaks of. */
  readonly target: number;
  /** Minutes from now of the time it speaks of. */
  readonly minutes: number;
}

const anybody = fc.constantFrom(...Object.values(people));
// Those without whom nothing gets far, so that random stories do get far.
const somebody = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(people.owner, people.manager) },
  { weight: 1, arbitrary: anybody },
);
const text = fc.constantFrom('', 'So it is', 'Otherwise', '<b>so</b>', '“ünï” 漢字', 'x');
const words = fc.constantFrom('So it is', 'Otherwise');

const fields: { readonly [T in IncidentCommand['type']]: fc.Arbitrary<object> } = {
  declare: fc.record({
    title: text,
    services: fc.constantFrom([], [services.tier1], [services.tier2], [services.tier1, services.tier2]),
    drill: fc.boolean(),
    method: fc.constantFrom(...detectionMethods),
  }),
  classify: fc.record({
    answers: fc.dictionary(
      fc.constantFrom(
        'unavailable',
        'breach',
        'safety',
        'majority',
        'suspected',
        'degraded',
        'many',
        'sla',
        'several',
      ),
      fc.constantFrom('yes', 'no', 'unknown'),
    ),
    priority: fc.constantFrom(...priorities),
    overrideReason: fc.constantFrom(null, '', 'We know better'),
  }),
  acknowledge: fc.record({ assignee: anybody }),
  completeTriageStep: fc.record({ step: fc.constantFrom(...triageSteps) }),
  correctTimes: fc.record({ onsetUnknown: fc.boolean(), reason: words }),
  describe: fc.record({ title: words, impact: text }),
  changeServices: fc.record({
    services: fc.constantFrom([], [services.tier1], [services.tier2], [services.tier1, services.tier2]),
    reason: words,
  }),
  reportDependents: fc.record({ services: fc.constantFrom([services.tier1], [services.tier2]) }),
  coordinateMessages: fc.record({ coordinator: anybody, note: text }),
  recordReport: fc.record({ method: fc.constantFrom(...detectionMethods), reportedBy: words }),
  dismiss: fc.record({ as: fc.constantFrom(...dismissals), reason: text }),
  attachDuplicate: fc.record({}),
  assign: fc.record({
    tier: fc.constantFrom(null, ...supportTiers),
    person: anybody,
    note: text,
  }),
  completeInvestigationStep: fc.record({ step: fc.constantFrom(...investigationSteps), finding: text }),
  declareSecurity: fc.record({ breach: fc.boolean(), reason: words }),
  withdrawSecurity: fc.record({ reason: words }),
  restrict: fc.record({ people: fc.constantFrom([], [people.owner], [people.bystander]), reason: words }),
  withholdMessages: fc.record({ reason: words }),
  releaseMessages: fc.record({}),
  linkIncident: fc.record({ as: fc.constantFrom(...incidentLinks) }),
  movePack: fc.record({ reason: words }),
  offerRole: fc.record({ role: fc.constantFrom('IC', ...warRoomRoles), to: somebody, note: text }),
  answerOffer: fc.record({
    accept: fc.boolean(),
    note: text,
  }),
  joinBridge: fc.record({ person: anybody }),
  leaveBridge: fc.record({ person: anybody }),
  openBridge: fc.record({ video: fc.constant('https://meet.example/1'), chat: text }),
  completeRunningStep: fc.record({ step: fc.constantFrom(...runningSteps) }),
  page: fc.record({ person: fc.oneof(anybody, fc.constant(null)), text: words }),
  answerPage: fc.record({}),
  notify: fc.record({
    rule: fc.constantFrom('service owner', 'service manager', 'agency leadership', 'CDO', 'CISO', 'nobody'),
    about: fc.constantFrom(null, services.tier1, services.tier2),
    person: fc.oneof(anybody, fc.constant(null)),
    channel: fc.constantFrom(...notificationChannels),
    proof: text,
    acknowledged: fc.boolean(),
  }),
  acknowledgeNotification: fc.record({}),
  giveDailyReport: fc.record({ text }),
  holdReview: fc.record({ note: text }),
  publishReport: fc.record({ where: text }),
  askUsers: fc.record({ text: words }),
  reclassify: fc.record({
    to: fc.constantFrom('P1', ...priorities),
    basis: fc.constantFrom(...reclassificationBases),
    reason: fc.constantFrom('Impact worsens', 'Impact worsens', 'Fewer users affected', 'Neither'),
    note: text,
    approval: fc.constantFrom(
      null,
      null,
      { person: people.manager, spoken: 'phone' },
      { person: people.owner, spoken: 'phone' },
    ),
  }),
  approveReclassification: fc.record({}),
  refuseReclassification: fc.record({ reason: words }),
  assignRole: fc.record({
    role: fc.oneof(fc.constant('IC'), fc.constantFrom(...warRoomRoles)),
    person: fc.oneof(somebody, fc.constant(null)),
    note: text,
  }),
  completeActivationStep: fc.record({ step: fc.constantFrom(...activationSteps) }),
  standDown: fc.record({ criterion: fc.constantFrom('service acceptable', 'workaround', 'enough') }),
  completeStandDownStep: fc.record({ step: fc.constantFrom(...standDownSteps) }),
  addEntry: fc.record({ text, progress: fc.boolean() }),
  amendEntry: fc.record({ text }),
  strikeEntry: fc.record({ reason: text }),
  redact: fc.record({ reason: text }),
  openDecision: fc.record({ question: words }),
  makeDecision: fc.record({ text: words, rationale: text, decidedBy: fc.oneof(fc.constant(null), anybody) }),
  addAction: fc.record({ owner: fc.oneof(fc.constant(null), anybody), permanentFix: fc.boolean() }),
  startAction: fc.record({}),
  completeAction: fc.record({ note: text }),
  reassignAction: fc.record({ owner: anybody, reason: text }),
  redateAction: fc.record({ reason: text }),
  sendMessage: fc.record({
    kind: fc.constantFrom('update', 'update', 'restoration', 'closing'),
    channels: fc.constantFrom(
      [],
      ['status page'],
      ['social media'],
      ['status page', 'social media'],
      ['pigeon'],
    ),
    text,
  }),
  giveBridgeStatus: fc.record({ text }),
  giveExecutiveBriefing: fc.record({ text }),
  scheduleReview: fc.record({ facilitator: anybody }),
  resolve: fc.record({ kind: fc.constantFrom(...resolutionKinds), text: words }),
  approveResolution: fc.record({}),
  refuseResolution: fc.record({ reason: text }),
  close: fc.record({
    rootCause: fc.oneof(words, text),
    userConfirmation: fc.constantFrom(...userConfirmations),
    recurring: fc.constantFrom(false, false, false, true),
  }),
  reopen: fc.record({ reason: text }),
};

const types = Object.keys(fields) as IncidentCommand['type'][];
// What leads on is wished for more often.
const leading = [
  'reclassify',
  'refuseReclassification',
  'approveReclassification',
  'declareSecurity',
  'resolve',
  'approveResolution',
  'standDown',
  'close',
] as const;

const wish: fc.Arbitrary<Wish> = fc.constantFrom(...types, ...leading, ...leading).chain((type) =>
  fc.record({
    type: fc.constant(type),
    fields: fields[type],
    target: fc.nat(30),
    minutes: fc.oneof(fc.integer({ min: -40, max: 5 }), fc.integer({ min: 1, max: 600 })),
  }),
);

const attempt: fc.Arbitrary<Attempt> = fc.record({
  after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.constantFrom(60, 600, 2_000)),
  backDated: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 90 }) },
  ),
  by: somebody,
  rightly: fc.constantFrom(true, true, true, false),
  onBehalfOf: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        person: somebody,
        how: fc.constantFrom<Spoken[]>('phone', 'in the room', 'message'),
      }),
    },
  ),
  wish,
});

/** Where a random story begins: from nothing, or well on its way. */
function withActions(): Story {
  const story = warRoomActive();
  for (const owner of [people.engineer, people.scribe])
    story.when({ at: '10:20' }, command('addAction', { owner, due: t('+1 10:00') }));
  return story;
}

/** Only the approval and the closure are left: the shortest way to a closure that nobody rightly approved. */
function resolvedP2(): Story {
  const story = underWay('P2');
  story.when({ at: '10:52' }, command('resolve'));
  return story;
}

/** One raise away from needing another office's approval (RUL-PEAK). */
function approvedP3(): Story {
  const story = underWay('P3');
  story.when({ at: '10:52' }, command('resolve'));
  story.when({ at: '10:55', by: people.teamLead }, command('approveResolution'));
  return story;
}

/** A lowering is asked for and nobody has judged it; then it turns out to be a security incident (RUL-SECURITY). */
function loweringAsked(): Story {
  const story = underWay('P2');
  const lowering = { to: 'P3', changedAt: t('10:30'), reason: 'Fewer users affected' } as const;
  story.when({ at: '10:31' }, command('reclassify', lowering));
  story.when({ at: '10:33' }, command('declareSecurity'));
  return story;
}

function declared(): Story {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  return story;
}

function stoodDown(): Story {
  const story = resolvedP1();
  story.when({ at: '10:58', by: people.owner }, command('standDown'));
  return story;
}

const told = {
  nothing: new Story(),
  declared: declared(),
  P1: underWay('P1'),
  P2: underWay('P2'),
  P3: underWay('P3'),
  'war room': warRoomActive(),
  actions: withActions(),
  resolved: resolvedP1(),
  'resolved P2': resolvedP2(),
  'approved P3': approvedP3(),
  'lowering asked': loweringAsked(),
  'stood down': stoodDown(),
  'closed P1': closedP1(),
  'closed P2': closedP2(),
} as const;
export type Beginning = keyof typeof told;

const open = [
  'nothing',
  'declared',
  'P1',
  'P2',
  'P3',
  'war room',
  'actions',
  'resolved',
  'resolved P2',
  'approved P3',
  'lowering asked',
  'stood down',
] as const;
export const beginning: fc.Arbitrary<Beginning> = fc.constantFrom(...open, ...open, 'closed P1', 'closed P2');
export function begin(from: Beginning): Story {
  const story = told[from].fork();
  story.world = { ...story.world, directory: directoryOfTwoAgencies };
  return story;
}
export const attempts = (maxLength = 40): fc.Arbitrary<readonly Attempt[]> =>
  fc.array(attempt, { maxLength, size: 'max' });

export interface Tried {
  readonly act: Act;
  readonly command: IncidentCommand;
  readonly accepted: boolean;
}

/** Sends what is wished for, one after the other, right after what was told so far; `each` sees the story after every one. */
export function play(
  story: Story,
  tries: readonly Attempt[],
  each: (tried: Tried) => void = () => undefined,
  from: Instant = (story.events.at(-1)?.recordedAt ?? t('10:01')) + MINUTE,
): Instant {
  let now = from;
  for (const { after, backDated, by, rightly, onBehalfOf, wish: wished } of tries) {
    now += after * MINUTE;
    const person = (rightly && rightfully(story.incident, wished)) || by;
    const act = { at: now, by: person, occurredAt: now - backDated * MINUTE, onBehalfOf };
    const sent = commandOf(story, wished, now);
    each({ act, command: sent, accepted: story.attempt(act, sent).ok });
  }
  return now;
}

/** Whose place it would be: the commander's, the approver's, the assignee's. */
function rightfully(incident: Incident | null, { type, fields: wished }: Wish): PersonId | null {
  if (!incident) return null;
  const peak = peakPriority(incident) ?? 'P4';
  switch (type) {
    case 'standDown':
      return holderOf(incident, 'IC');
    case 'reclassify':
      return (wished as { readonly to: string }).to === 'P1' ? null : holderOf(incident, 'IC');
    case 'approveResolution':
    case 'refuseResolution':
      return peak === 'P1' ? people.owner : peak === 'P2' ? people.manager : people.teamLead;
    case 'approveReclassification':
    case 'refuseReclassification':
    case 'assignRole':
    case 'completeActivationStep':
      return people.manager;
    case 'resolve':
    case 'close':
    case 'dismiss':
      return incident.assignee;
    case 'withholdMessages':
    case 'releaseMessages':
    case 'withdrawSecurity':
    case 'restrict':
    case 'redact':
      return people.ciso;
    case 'offerRole':
      return holderOf(incident, (wished as { readonly role: WarRoomRole }).role);
    case 'answerOffer':
      return incident.roleOffers.at(-1)?.to ?? null;
    case 'answerPage':
      return incident.pages.at(-1)?.person ?? null;
    default:
      return null;
  }
}

/** Fills in what the story knows; a target there is not is named all the same, and must be refused. */
function commandOf(
  story: Story,
  { type, fields: wished, target, minutes }: Wish,
  now: Instant,
): IncidentCommand {
  const pick = (found: readonly { readonly id: EventId }[]): EventId =>
    (target % 8 === 7 ? undefined : found[target % found.length])?.id ?? ('nowhere' as EventId);
  const of = (...eventTypes: string[]) =>
    pick(story.events.filter((event) => eventTypes.includes(event.type)));
  const at = now + minutes * MINUTE;
  const incident = story.incident;
  const known: Partial<Record<IncidentCommand['type'], object>> = {
    declare: { detectedAt: Math.min(at, now), onsetAt: minutes % 2 === 0 ? null : at },
    reclassify: { changedAt: at },
    answerOffer: { role: incident?.roleOffers.at(-1)?.role ?? 'IC' },
    approveReclassification: { change: pick(incident?.changes ?? []) },
    refuseReclassification: { change: pick(incident?.changes ?? []) },
    amendEntry: { entry: of('entryAdded', 'acknowledged') },
    strikeEntry: { entry: of('entryAdded', 'acknowledged') },
    redact: {
      events: [
        pick(story.events),
        ...(target % 3 === 0 ? [of('entryAdded', 'declared', 'decisionMade', 'messageSent')] : []),
      ],
    },
    openDecision: { until: at },
    makeDecision: { decision: target % 2 === 0 ? null : pick(incident?.decisions ?? []) },
    addAction: { due: minutes === 5 ? null : at },
    startAction: { action: of('actionAdded') },
    completeAction: { action: of('actionAdded') },
    reassignAction: { action: of('actionAdded') },
    redateAction: { action: of('actionAdded'), due: at },
    scheduleReview: { heldAt: at },
    correctTimes: { detectedAt: target % 3 === 0 ? null : at, onsetAt: target % 2 === 0 ? null : at },
    dismiss: { original: target % 2 === 0 ? null : otherIncidents.original },
    attachDuplicate: { duplicate: otherIncidents.duplicate },
    linkIncident: { other: target % 2 === 0 ? otherIncidents.original : otherIncidents.duplicate },
    page: { follows: target % 2 === 0 ? null : pick(incident?.pages ?? []) },
    answerPage: { page: pick(incident?.pages ?? []) },
    acknowledgeNotification: { notification: pick(incident?.notifications ?? []) },
    movePack: { to: { id: incident?.pack.id ?? '', version: '9.0.0' } },
    resolve: { restoredAt: at },
  };
  return command(type, { ...wished, ...known[type] });
}
