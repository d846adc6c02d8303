import type { ClassificationQuestion, PolicyPack } from './pack.ts';
import type { Priority } from './vocabulary.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** Question id → answer. A question not reached needs no answer. */
export type Answers = Readonly<Record<string, Answer>>;

export type Classification =
  | { readonly kind: 'ask'; readonly next: ClassificationQuestion }
  | {
      readonly kind: 'decided';
      readonly priority: Priority;
      /** The question whose answer decided; null where every answer was "no". */
      readonly because: ClassificationQuestion | null;
      readonly security: boolean;
    };

/**
 * CLS-TREE: walks the pack's questions in order. The first "yes" decides, so the gravest match wins; "unknown" takes
 * the graver branch. RUL-SECURITY holds because a security question leads to P2 or graver.
 */
export function classify(pack: PolicyPack, answers: Answers): Classification {
  for (const question of pack.classification.questions) {
    const answer = answers[question.id];
    if (answer === undefined) return { kind: 'ask', next: question };
    if (answer !== 'no')
      return {
        kind: 'decided',
        priority: question.yes,
        because: question,
        security: saysSecurity(pack, answers),
      };
  }
  return {
    kind: 'decided',
    priority: pack.classification.otherwise,
    because: null,
    security: saysSecurity(pack, answers),
  };
}

/** An open question about security counts as a yes: it is the graver branch. */
export const saysSecurity = (pack: PolicyPack, answers: Answers): boolean =>
  pack.classification.questions.some(
    ({ id, security }) => security === true && (answers[id] === 'yes' || answers[id] === 'unknown'),
  );
