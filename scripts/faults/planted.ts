/**
 * Faults that a property must see. Each breaks one rule in one place of `shared/`, as a tired person might; `npm run faults`
 * plants one after the other and expects the named test to fail. A property that passes with its rule broken says nothing.
 */
export interface PlantedFault {
  /** The rule that is broken, in a few words. */
  readonly rule: string;
  readonly file: string;
  /** Stands in the file once, and is put into its place. */
  readonly stands: string;
  readonly instead: string;
  readonly seenBy: {
    readonly test: string;
    /** The beginning of the title, or all of it. */
    readonly title: string;
  };
}

const properties = (title: string) => ({ test: 'test/shared/properties.test.ts', title });
const folding = (title: string) => ({ test: 'test/shared/incident/folding.test.ts', title });
const board = (title: string) => ({ test: 'test/shared/clocks/board.test.ts', title });
const due = (title: string) => ({ test: 'test/shared/policy/due.test.ts', title });
const hlc = (title: string) => ({ test: 'test/shared/kernel/hlc.test.ts', title });
const chains = (title: string) => ({ test: 'test/shared/host/chains.test.ts', title });
const redaction = (title: string) => ({ test: 'test/shared/incident/redaction.test.ts', title });

export const plantedFaults: readonly PlantedFault[] = [
  {
    rule: 'a take-over names whom it follows',
    file: 'shared/incident/fields.ts',
    stands: "case 'roleAssigned':",
    instead: "case 'roleAssigned':\n      if (event.body.by !== 'appointment') return [];",
    seenBy: properties('[WAR-ROLES] there is at most one commander'),
  },
  {
    rule: 'an action has an owner',
    file: 'shared/incident/decide/actions.ts',
    stands:
      "if (owner === null) return refuse('action.ownerMissing');\n  const absent = refusedAsAbsent(context, owner);\n  if (absent) return absent;\n  if (due === null)",
    instead: 'if (due === null)',
    seenBy: properties('[WAR-ACTIONS] no action is without an owner'),
  },
  {
    rule: 'an action is due after it was set',
    file: 'shared/incident/decide/actions.ts',
    stands: 'if (due <= context.occurredAt)',
    instead: 'if (due < 0)',
    seenBy: properties('[WAR-ACTIONS] no action is without an owner'),
  },
  {
    rule: 'a closed incident takes late facts only',
    file: 'shared/incident/decide.ts',
    stands: 'if (!isOpen(incident) && !isLateFact(command))',
    instead: "if (!isOpen(incident) && command.type === 'close')",
    seenBy: properties('[RUL-CLOSED] a closed incident’s status never changes'),
  },
  {
    rule: 'closing waits for the approval',
    file: 'shared/incident/decide/closure.ts',
    stands: 'approval: resolution?.approved != null,',
    instead: 'approval: true,',
    seenBy: properties('[RES-APPROVE RUL-PEAK]'),
  },
  {
    rule: 'only the right office approves',
    file: 'shared/incident/decide/conclusion.ts',
    stands: 'if (!holdsOffice(context, [office], incident.services))',
    instead: "if (office === '')",
    seenBy: properties('[RES-APPROVE RUL-PEAK]'),
  },
  {
    rule: 'an approval under a lower peak does not suffice',
    file: 'shared/incident/evolve/priority.ts',
    stands: '? { ...resolution, approved: null } : resolution',
    instead: '? resolution : resolution',
    seenBy: properties('[RES-APPROVE RUL-PEAK]'),
  },
  {
    rule: 'a security incident is not lowered below P2',
    file: 'shared/incident/decide/priority.ts',
    stands: "if (incident.security && isGraver('P2', to)) return",
    instead: "if (to === 'none') return",
    seenBy: properties('[RUL-SECURITY] a security incident is P2 or graver'),
  },
  {
    rule: 'nor by a verdict on an older change',
    file: 'shared/incident/decide/priority.ts',
    stands: "if (sets !== null && incident.security && isGraver('P2', sets))",
    instead: 'if (false)',
    seenBy: properties('[RUL-SECURITY] a security incident is P2 or graver'),
  },
  {
    rule: 'nor classified below it',
    file: 'shared/incident/decide/intake.ts',
    stands: "if ((security || incident.security) && isGraver('P2', priority))",
    instead: 'if (false)',
    seenBy: properties('[RUL-SECURITY] a security incident is P2 or graver'),
  },
  {
    rule: 'the first acknowledgement is the one that counts',
    file: 'shared/clocks/intake.ts',
    stands: 'oncePerIncident(incident, pack, incident.acknowledged, {',
    instead: 'oncePerIncident(incident, pack, incident.assignments.at(-1) ?? incident.acknowledged, {',
    seenBy: properties('[CLS-RECLOCK] a clock once met is late later only by'),
  },
  {
    rule: 'the restoration is told on the board',
    file: 'shared/clocks/clocks.ts',
    stands: '  restoredClocks,\n  bridgeStatusClocks,',
    instead: '  bridgeStatusClocks,',
    seenBy: properties('every row of clauses §3 is on the board'),
  },
  {
    rule: 'a turn belongs to one priority',
    file: 'shared/clocks/cadence.ts',
    stands: 'return belongs ? [{ ...turn, owed, ended }] : [];',
    instead: 'return [{ ...turn, owed, ended: null }];',
    seenBy: properties('every row of clauses §3 is on the board'),
  },
  {
    rule: 'a fold changes nothing in place',
    file: 'shared/kernel/chronicle.ts',
    stands: '[...this.#tail, item], this.#index);',
    instead: '(this.#tail as T[]).push(item) > 0 ? this.#tail : [], this.#index);',
    seenBy: properties('the fold of the first events and then of the rest'),
  },
  {
    rule: 'an acceptance writes something',
    file: 'shared/incident/decide/bridge.ts',
    stands: "case 'giveBridgeStatus':",
    instead: "case 'giveBridgeStatus':\n      return accepted([]);\n    case 'nothing' as never:",
    seenBy: properties('a refusal changes nothing'),
  },
  {
    rule: 'a P1 has a war room',
    file: 'shared/incident/evolve/priority.ts',
    stands: "return priority === 'P1' && needsRoom(changed) ? openWarRoom(changed, event, from) : changed;",
    instead:
      "return priority === 'P1' && before === null && needsRoom(changed) ? openWarRoom(changed, event, from) : changed;",
    seenBy: properties('the priority in force is that of the last period'),
  },
  {
    rule: 'a fold changes nothing in place',
    file: 'shared/kernel/chronicle.ts',
    stands: '[...this.#tail, item], this.#index);',
    instead: '(this.#tail as T[]).push(item) > 0 ? this.#tail : [], this.#index);',
    seenBy: folding('a prefix and then the rest is the whole'),
  },
  {
    rule: 'an approval without a resolution has no target',
    file: 'shared/incident/evolve/lifecycle.ts',
    stands: 'if (resolution === null || judgesAnother(event, incident)) return incident;',
    instead: 'if (judgesAnother(event, incident)) return incident;',
    seenBy: folding('never throws, nor do the clocks'),
  },
  {
    rule: 'the order of events is total',
    file: 'shared/kernel/envelope.ts',
    stands: 'if (a.deviceId !== b.deviceId) return a.deviceId < b.deviceId ? -1 : 1;',
    instead: 'if (a.deviceId !== b.deviceId) return 0;',
    seenBy: folding('[GEN-OFFLINE] hold the same state'),
  },
  {
    rule: 'a reopening beats a closing',
    file: 'shared/incident/evolve/lifecycle.ts',
    stands: "if (reopened) return withStatus(incident, event, 'closed');",
    instead: '',
    seenBy: folding('[GEN-OFFLINE] a reopening beats a closing'),
  },
  {
    rule: 'the graver priority beats the lesser',
    file: 'shared/kernel/register.ts',
    stands: 'rank(head.value) >= rank(best.value)',
    instead: 'rank(head.value) <= rank(best.value)',
    seenBy: folding('[GEN-OFFLINE] a reopening beats a closing'),
  },
  {
    rule: 'a settlement names every head',
    file: 'shared/kernel/register.ts',
    stands: 'register?.heads.map((head) => head.event) ?? [];',
    instead: 'register?.heads.slice(-1).map((head) => head.event) ?? [];',
    seenBy: folding('[GEN-OFFLINE] a disagreement is settled by one later command'),
  },
  {
    rule: 'the board names the next moment at which it changes',
    file: 'shared/clocks/clocks.ts',
    stands: 'moment < nextChangeAt)) nextChangeAt',
    instead: 'moment > nextChangeAt)) nextChangeAt',
    seenBy: board('nothing on the board changes before the moment it names'),
  },
  {
    rule: 'the first acknowledgement is the one that counts',
    file: 'shared/clocks/intake.ts',
    stands: 'oncePerIncident(incident, pack, incident.acknowledged, {',
    instead:
      'oncePerIncident(incident, pack, incident.assignments.length > 0 ? null : incident.acknowledged, {',
    seenBy: board('[CLS-RECLOCK] a clock once met is not breached later'),
  },
  {
    rule: 'what was met late is late',
    file: 'shared/clocks/watch.ts',
    stands: "state: late ? 'metLate' : 'met'",
    instead: "state: 'met'",
    seenBy: board('every reading is one thing'),
  },
  {
    rule: 'what nobody did before the closure is owed by nobody after it',
    file: 'shared/clocks/periods.ts',
    stands: "closure && { at: closure.at, why: 'closed' };",
    instead: 'closure && null;',
    seenBy: board('[RUL-CLOSED CLK-ACTION CLK-PIR] once an incident is closed'),
  },
  {
    rule: 'a business day ends at its closing, after the span began',
    file: 'shared/policy/due.ts',
    stands: 'const next = firstWorkingDay(calendar, day + 1);',
    instead: 'const next = firstWorkingDay(calendar, day);',
    seenBy: due('[CLK-CALENDAR] a span is due after it begins'),
  },
  {
    rule: 'hours used up at closing are reached at closing',
    file: 'shared/policy/business-time.ts',
    stands: 'const window = lastBelow(before, left);\n      return (opens[window] as Instant) + left',
    instead: 'const window = lastBelow(before, left);\n      return (opens[window] as Instant) + 1 + left',
    seenBy: due('[CLK-CALENDAR] exactly the business hours pass'),
  },
  {
    rule: 'no block counts twice',
    file: 'shared/policy/business-time.ts',
    stands: 'index < last; index++',
    instead: 'index <= last; index++',
    seenBy: due('[CLK-CALENDAR] working time adds up'),
  },
  {
    rule: 'hours worked before the span began do not count',
    file: 'shared/policy/business-time.ts',
    stands: 'let left = workedBefore(block(calendar, index), from) + amount;',
    instead: 'let left = amount;',
    seenBy: due('[CLK-CALENDAR] business hours one after the other'),
  },
  {
    rule: 'the last share of a span is its due time',
    file: 'shared/policy/due.ts',
    stands: 'if (share === 1) return due;',
    instead: 'if (share === 1) return due + 1;',
    seenBy: due('[CLK-CALENDAR] shares of a span rise'),
  },
  {
    rule: 'a reading is as wide as any other',
    file: 'shared/kernel/hlc.ts',
    stands: "padStart(12, '0')",
    instead: "padStart(9, '0')",
    seenBy: hlc('plain text comparison is time order'),
  },
  {
    rule: 'the physical part is milliseconds',
    file: 'shared/kernel/hlc.ts',
    stands: 'Number.parseInt(hlc.slice(0, 12), 16)',
    instead: 'Number.parseInt(hlc.slice(0, 12), 10)',
    seenBy: hlc('a reading says its physical time again'),
  },
  {
    rule: 'a clock set back does not take the reading back',
    file: 'shared/kernel/hlc.ts',
    stands: 'if (now > physical) return hlcOf(now, 0);',
    instead: 'return hlcOf(now, 0);',
    seenBy: hlc('[CLK-OFFLINE] the next reading is later than the last'),
  },
  {
    rule: 'of two devices the id decides',
    file: 'shared/kernel/envelope.ts',
    stands: 'if (a.deviceId !== b.deviceId) return a.deviceId < b.deviceId ? -1 : 1;',
    instead: '',
    seenBy: hlc('fold order is the reading'),
  },
  {
    rule: 'an instant keeps its milliseconds',
    file: 'shared/kernel/time.ts',
    stands: 'Temporal.Instant.fromEpochMilliseconds(at).toString();',
    instead: "Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' });",
    seenBy: { test: 'test/shared/kernel/time.test.ts', title: 'an instant is RFC 3339 with its offset' },
  },
  {
    rule: 'a version of a list does not trust another one’s index',
    file: 'shared/kernel/chronicle.ts',
    stands: 'if (cached !== undefined && this.at(cached)?.id === id) return cached;',
    instead: 'return cached;',
    seenBy: {
      test: 'test/shared/kernel/chronicle.test.ts',
      title: 'a chronicle does what a copied array does',
    },
  },
  {
    rule: 'a cell with a line break is quoted',
    file: 'shared/directory/exchange/csv.ts',
    stands: '[",;\\t\\r\\n]|',
    instead: '[",;\\t\\n]|',
    seenBy: { test: 'test/shared/directory/csv.test.ts', title: 'gives back every cell' },
  },
  {
    rule: 'a document holds every target of a service',
    file: 'shared/directory/exchange/written.ts',
    stands: 'const written = priorities.flatMap((priority) => {',
    instead: 'const written = priorities.slice(1).flatMap((priority) => {',
    seenBy: { test: 'test/shared/directory/exchange.test.ts', title: 'as a document' },
  },
  {
    rule: 'a table says who left',
    file: 'shared/directory/exchange/tables.ts',
    stands: "phone: phone ?? '',\n      left: yesOrNo(left),",
    instead: "phone: phone ?? '',\n      left: yesOrNo(false),",
    seenBy: { test: 'test/shared/directory/exchange.test.ts', title: 'as a table of people' },
  },
  {
    rule: 'a window past midnight goes on in the morning',
    file: 'shared/directory/rotation.ts',
    stands: 'return overnight && before && begins(yesterday) ? yesterday : null;',
    instead: 'return null;',
    seenBy: {
      test: 'test/shared/directory/on-call.test.ts',
      title: 'a rotation without a gap has exactly one first',
    },
  },
  {
    rule: 'an event that is here already is a duplicate',
    file: 'shared/host/chains.ts',
    stands: "if (holding !== undefined) return { kind: 'duplicate', chain: holding };",
    instead: '',
    seenBy: chains('[GEN-OFFLINE] in whatever order, with gaps and duplicates'),
  },
  {
    rule: 'a second history is told',
    file: 'shared/host/chains.ts',
    stands: "return { kind: 'fork', chain: newBranch(one, chains) };",
    instead: "return { kind: 'next', chain: newBranch(one, chains) };",
    seenBy: chains('[GEN-OFFLINE] each after the one it follows'),
  },
  {
    rule: 'an event behind a gap belongs to the history that is there',
    file: 'shared/host/chains.ts',
    stands: 'const behindGap = chains.some(follows) ? undefined : open[0];',
    instead: 'const behindGap = undefined;',
    seenBy: chains('one history is one chain and no fork'),
  },
  {
    rule: 'branches stand by name however many come at once',
    file: 'shared/host/chains.ts',
    stands: '[...branches, chain].sort()',
    instead: '[chain, ...branches]',
    seenBy: chains('it makes no difference in how many batches'),
  },
  {
    rule: 'what is written can be read',
    file: 'shared/incident/decide/actions.ts',
    stands: 'body: { text, owner, due, permanentFix } }',
    instead: 'body: { text, owner, due } }',
    seenBy: {
      test: 'test/shared/event-bodies.test.ts',
      title: 'is known where a console wrote it: every event that random commands bring about',
    },
  },
  {
    rule: 'what is malformed never comes to the fold',
    file: 'shared/incident/evolve/lifecycle.ts',
    stands: 'if (resolution === null || judgesAnother(event, incident)) return incident;',
    instead: 'if (judgesAnother(event, incident)) return incident;',
    seenBy: { test: 'test/shared/event-bodies.test.ts', title: 'whatever comes never throws when read' },
  },
  {
    rule: 'a malformed redaction erases nothing and throws nothing',
    file: 'shared/incident/redaction.ts',
    stands: 'if (!body.success) return [];',
    instead: '',
    seenBy: redaction('is nothing, of any other event'),
  },
  {
    rule: 'whom somebody told, and by which rule, is no words',
    file: 'shared/incident/words.ts',
    stands: "notified: { rule: 'kept', about: 'kept', proof: 'words' },",
    instead: "notified: { rule: 'words', about: 'kept', proof: 'words' },",
    seenBy: redaction('changes no clock, no priority'),
  },
];
