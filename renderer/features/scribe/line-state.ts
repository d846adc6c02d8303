import type { CommandId, EventId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** A line on its way to the console. The id stays with the line, so that sending it twice writes it once. */
export interface Outgoing {
  readonly id: CommandId;
  readonly line: string;
  readonly startedAt: Instant;
  /** WAR-DECISIONS: asked after the line of a decision; null for every other line. */
  readonly rationale: string | null;
  /** The note that the line amends; null for a new line. */
  readonly amends: EventId | null;
}

/** A line the console refused while something else was being typed. It waits until it is taken back or let go. */
export interface Refused {
  readonly outgoing: Outgoing;
  readonly rejection: Rejection;
}

/**
 * The capture line. What is typed is never lost: text leaves the box only when the console has it, and what is typed
 * before the answer follows the text that is on its way.
 */
export interface LineState {
  readonly text: string;
  /** First keystroke of the line; null while it is empty. */
  readonly startedAt: Instant | null;
  /** Set in the second step of a decision: the line whose rationale is being typed. */
  readonly decision: { readonly line: string; readonly startedAt: Instant } | null;
  /** A rationale given before a refusal, offered again. */
  readonly rationale: string;
  readonly amends: EventId | null;
  /** The line that was being typed when an older note was taken up; it comes back after that. */
  readonly aside: { readonly text: string; readonly startedAt: Instant } | null;
  /** The console's refusal of what stands in the box; goes with the next change. */
  readonly rejection: Rejection | null;
  /** The id of a refused line, kept while its text is unchanged. */
  readonly resend: Outgoing | null;
  /** What stands in the box is the text of this line, on its way. */
  readonly showing: CommandId | null;
  readonly queue: readonly Outgoing[];
  readonly refused: readonly Refused[];
}

export const emptyLine: LineState = {
  text: '',
  startedAt: null,
  decision: null,
  rationale: '',
  amends: null,
  aside: null,
  rejection: null,
  resend: null,
  showing: null,
  queue: [],
  refused: [],
};

export type LineAction =
  | { readonly type: 'typed'; readonly text: string; readonly now: Instant }
  /** Enter on a decision: its rationale is asked next. */
  | { readonly type: 'asked' }
  | { readonly type: 'sent'; readonly id: CommandId; readonly now: Instant }
  | { readonly type: 'answered'; readonly id: CommandId; readonly rejection: Rejection | null }
  | { readonly type: 'amending'; readonly entry: EventId; readonly text: string; readonly now: Instant }
  /** A line begun for the person: its sign stands there already. */
  | { readonly type: 'begun'; readonly text: string; readonly now: Instant }
  /** Esc: out of the second step with the line put back, or out of an amendment. */
  | { readonly type: 'steppedBack' }
  | { readonly type: 'tookBack'; readonly id: CommandId }
  | { readonly type: 'letGo'; readonly id: CommandId };

export function lineReducer(state: LineState, action: LineAction): LineState {
  switch (action.type) {
    case 'typed':
      return type(state, action.text, action.now);
    case 'asked': {
      const { text, startedAt } = state;
      if (startedAt === null) return state;
      return { ...state, decision: { line: text, startedAt }, text: state.rationale, rejection: null };
    }
    case 'sent':
      return send(state, action.id, action.now);
    case 'answered':
      return answer(state, action.id, action.rejection);
    case 'amending':
      return {
        ...fresh(state),
        text: action.text,
        startedAt: action.now,
        amends: action.entry,
        aside: setAside(state),
      };
    case 'begun':
      return { ...fresh(state), text: action.text, startedAt: action.now, aside: setAside(state) };
    case 'steppedBack':
      if (state.decision)
        return {
          ...state,
          text: state.decision.line,
          startedAt: state.decision.startedAt,
          rationale: state.text,
          decision: null,
          rejection: null,
        };
      return state.amends ? cleared(state) : state;
    case 'tookBack': {
      const found = state.refused.find(({ outgoing }) => outgoing.id === action.id);
      return found ? putBack({ ...state, refused: without(state.refused, action.id) }, found) : state;
    }
    case 'letGo':
      return { ...state, refused: without(state.refused, action.id) };
  }
}

function type(state: LineState, text: string, now: Instant): LineState {
  // The box still shows a line that is on its way: what was added after it is the next line.
  const shown = state.showing === null ? null : state.text;
  const own = shown !== null && text.startsWith(shown) ? text.slice(shown.length) : text;
  const base = shown === null ? state : fresh(state);
  if (own === '' && base.decision === null && base.amends === null) return fresh(base);
  return { ...base, text: own, startedAt: base.startedAt ?? now, rejection: null };
}

function send(state: LineState, id: CommandId, now: Instant): LineState {
  if (state.showing !== null) return state;
  const { decision, text, amends } = state;
  const made = {
    line: decision ? decision.line : text,
    startedAt: (decision ? decision.startedAt : state.startedAt) ?? now,
    rationale: decision ? text : null,
    amends,
  };
  const again = state.resend && same(state.resend, made) ? state.resend.id : id;
  return { ...state, rejection: null, showing: again, queue: [...state.queue, { id: again, ...made }] };
}

const same = (a: Omit<Outgoing, 'id'>, b: Omit<Outgoing, 'id'>): boolean =>
  a.line === b.line && a.startedAt === b.startedAt && a.rationale === b.rationale && a.amends === b.amends;

function answer(state: LineState, id: CommandId, rejection: Rejection | null): LineState {
  const outgoing = state.queue.find((one) => one.id === id);
  if (!outgoing) return state;
  const rest = { ...state, queue: state.queue.filter((one) => one.id !== id) };
  const shown = state.showing === id;
  if (rejection === null) return shown ? cleared(rest) : rest;
  const refused = { outgoing, rejection };
  const free = state.text === '' && state.decision === null && state.amends === null;
  return shown || free ? putBack(rest, refused) : { ...rest, refused: [...rest.refused, refused] };
}

/** The line stands in the box again as it was typed, with the reason under it. */
function putBack(state: LineState, { outgoing, rejection }: Refused): LineState {
  return {
    ...fresh(state),
    text: outgoing.line,
    startedAt: outgoing.startedAt,
    rationale: outgoing.rationale ?? '',
    amends: outgoing.amends,
    rejection,
    resend: outgoing,
  };
}

/** The box emptied; what was set aside stays so. */
const fresh = ({ queue, refused, aside }: LineState): LineState => ({ ...emptyLine, queue, refused, aside });

/** The box emptied, and what was set aside back in it. */
const cleared = (state: LineState): LineState => ({ ...fresh(state), ...state.aside, aside: null });

/** A half-typed line gives way to an amendment; its second step is typed again. */
function setAside({ amends, aside, decision, text, startedAt, showing }: LineState): LineState['aside'] {
  if (amends !== null || showing !== null) return aside;
  if (decision) return decision.line === '' ? aside : { text: decision.line, startedAt: decision.startedAt };
  return text === '' || startedAt === null ? aside : { text, startedAt };
}

const without = (refused: readonly Refused[], id: CommandId): readonly Refused[] =>
  refused.filter(({ outgoing }) => outgoing.id !== id);
