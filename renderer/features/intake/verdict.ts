import type { ClockKind } from '../../../shared/clocks/reading.ts';
import type { Milliseconds } from '../../../shared/kernel/time.ts';
import { type Answers, type Classification, classify } from '../../../shared/policy/classification.ts';
import {
  type ClassificationQuestion,
  type Limit,
  limitSpan,
  type PolicyPack,
} from '../../../shared/policy/pack.ts';
import type { Priority, Tier } from '../../../shared/policy/vocabulary.ts';
import type { Draft } from './draft.ts';

/** The questions answered so far, in order, with what was said. */
export function answered(pack: PolicyPack, answers: Answers) {
  const path: { readonly question: ClassificationQuestion; readonly answer: Answers[string] }[] = [];
  for (const question of pack.classification.questions) {
    const answer = answers[question.id];
    if (answer === undefined) break;
    path.push({ question, answer });
    if (answer !== 'no') break;
  }
  return path;
}

/** The answers without that to `question` and all after it. */
export function answersBefore(pack: PolicyPack, answers: Answers, question: string): Answers {
  const ids = pack.classification.questions.map(({ id }) => id);
  const kept = ids.slice(0, ids.indexOf(question));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => kept.includes(id)));
}

/** The priority the incident would get as the form stands; null while nothing is decided. */
export function priorityNow(draft: Draft, verdict: Classification): Priority | null {
  if (draft.overrule !== null) return draft.overrule.priority;
  return verdict.kind === 'decided' ? verdict.priority : null;
}

export const verdictOf = (pack: PolicyPack, draft: Draft): Classification => classify(pack, draft.answers);

export interface UpcomingLimit {
  readonly kind: ClockKind;
  readonly length: Milliseconds;
  readonly lateAtLimit: boolean;
  readonly cite: readonly string[];
}

/** What begins to count from detection under a priority: shown before anybody commits to it. */
export function upcomingLimits(
  pack: PolicyPack,
  priority: Priority,
  tier: Tier | null,
): readonly UpcomingLimit[] {
  const { acknowledge, triage, warRoom, citizenFirst, resolve } = pack.clocks;
  const limits: readonly (readonly [ClockKind, Limit | undefined])[] = [
    ['acknowledge', acknowledge[priority]],
    ['triage', triage[priority]],
    ['warRoom', warRoom[priority]],
    ['citizenFirst', citizenFirst[priority]],
    ['resolve', tier === null ? undefined : resolve[priority]?.[tier]],
  ];
  return limits
    .flatMap(([kind, limit]) => (limit ? [{ kind, ...limitSpan(limit), cite: limit.cite }] : []))
    .toSorted((a, b) => a.length - b.length);
}
