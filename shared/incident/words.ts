import type { IncidentEventBodies, IncidentEventType } from './event.ts';
import { incidentEventSchemas } from './event-schemas.ts';

/** `words`: what a person wrote, and a redaction takes. `kept`: an id, a name of the policy; what happened hangs on it. */
type Mark = 'words' | 'kept';

/** Whether any text may stand in it: an enumeration, an id, a number says only what the product lets it say. */
type HoldsText<V> = true extends (
  V extends string
    ? string extends V
      ? true
      : false
    : V extends readonly (infer Item)[]
      ? HoldsText<Item>
      : V extends object
        ? { [K in keyof V]-?: HoldsText<V[K]> }[keyof V]
        : unknown extends V
          ? true
          : false
)
  ? true
  : false;

/** A mark for every field that may hold text, and for no other. */
type Marks<Body> = {
  readonly [K in keyof Body as HoldsText<Body[K]> extends true ? K : never]: NonNullable<Body[K]> extends
    | string
    | readonly unknown[]
    ? Mark
    : Mark | Marks<NonNullable<Body[K]>>;
};

const reason = { reason: 'words' } as const;
const text = { text: 'words' } as const;
const note = { note: 'words' } as const;
/** Its reference is the product's; its title was written by a person. */
const otherIncident = { ref: 'kept', title: 'words' } as const;

/** Which fields of a body are words (design §5, redaction). The compiler asks for every field that may hold a text. */
const words: { readonly [T in IncidentEventType]: Marks<IncidentEventBodies[T]> } = {
  declared: {
    ref: 'kept',
    title: 'words',
    impact: 'words',
    reportedBy: 'words',
    pack: 'kept',
    zone: 'kept',
  },
  classified: { overrideReason: 'words' },
  acknowledged: {},
  timesCorrected: reason,
  described: { title: 'words', impact: 'words' },
  servicesChanged: reason,
  dependentsReported: {},
  messagesCoordinated: note,
  reportReceived: { reportedBy: 'words', text: 'words' },
  dismissed: { original: otherIncident, reason: 'words' },
  duplicateAttached: { duplicate: otherIncident },
  assigned: note,
  investigationStepDone: { finding: 'words', links: 'words' },
  securityDeclared: reason,
  securityWithdrawn: reason,
  restricted: reason,
  messagesWithheld: reason,
  messagesReleased: {},
  incidentLinked: { other: otherIncident },
  packMoved: { from: 'kept', to: 'kept', reason: 'words' },
  triageStepDone: {},
  reclassified: { reason: 'words', note: 'words' },
  reclassificationApproved: {},
  reclassificationRefused: reason,
  roleAssigned: note,
  roleOffered: note,
  roleOfferEnded: note,
  bridgeOpened: { video: 'words', chat: 'words' },
  bridgeJoined: {},
  bridgeLeft: {},
  runningStepDone: {},
  paged: text,
  pageAnswered: {},
  notified: { rule: 'kept', about: 'kept', proof: 'words' },
  notificationAcknowledged: {},
  activationStepDone: {},
  warRoomStoodDown: { criterion: 'kept' },
  standDownStepDone: {},
  entryAdded: text,
  entryAmended: text,
  entryStruck: reason,
  decisionOpened: { question: 'words' },
  decisionMade: { text: 'words', rationale: 'words', options: 'words' },
  actionAdded: text,
  actionStarted: {},
  actionDone: note,
  actionReassigned: reason,
  actionRedated: reason,
  messageSent: { channels: 'kept', text: 'words' },
  bridgeStatusGiven: text,
  executiveBriefingGiven: text,
  dailyReportGiven: text,
  reviewHeld: note,
  reportPublished: { where: 'words' },
  usersAsked: text,
  reviewScheduled: {},
  resolved: text,
  resolutionApproved: {},
  resolutionRefused: reason,
  closed: {
    rootCause: 'words',
    category: 'kept',
    lessons: 'words',
    handOff: 'words',
  },
  reopened: reason,
  // What says why words are gone stays: it is asked for without them.
  redacted: { targets: 'kept', reason: 'kept' },
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * A body without its words: texts are empty, lists of texts have nothing in them, all else stands. What the type does not
 * know of is left out, because nobody can say that it holds no words.
 */
export function withoutWords<T extends IncidentEventType>(type: T, body: IncidentEventBodies[T]): Fields {
  const known = incidentEventSchemas[type].safeParse(body);
  return blank((known.success ? known.data : body) as Fields, words[type] as Fields);
}

function blank(fields: Fields, marks: Fields): Fields {
  const blanked = Object.entries(marks).map(([name, mark]) => [name, blankField(fields[name], mark)]);
  return { ...fields, ...Object.fromEntries(blanked) };
}

function blankField(value: unknown, mark: unknown): unknown {
  if (mark === 'kept' || value === null || value === undefined) return value;
  if (mark !== 'words') return blank(value as Fields, mark as Fields);
  return Array.isArray(value) ? [] : '';
}
