import { graverBranch } from './pack/tree.ts';
import type { PolicyPack, TreeOutcome, TreeQuestion } from './pack.ts';
import type { Priority } from './vocabulary.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** Question id → answer. A question not reached needs no answer. */
export type Answers = Readonly<Record<string, Answer>>;

/** One question on the way through the tree, and the branch its answer took. */
export interface TreeStep {
  readonly id: string;
  readonly question: TreeQuestion;
  readonly answer: Answer;
  readonly took: 'yes' | 'no';
}

export type Classification =
  | {
      readonly kind: 'ask';
      readonly next: { readonly id: string; readonly question: TreeQuestion };
      readonly path: readonly TreeStep[];
    }
  | {
      readonly kind: 'decided';
      readonly priority: Priority;
      /** The end that was reached, with the definition of the policy that matched. */
      readonly because: TreeOutcome;
      readonly path: readonly TreeStep[];
      readonly security: boolean;
      /** A breach is said to be confirmed: statutory clocks run (CLS-SECURITY). */
      readonly breach: boolean;
    };

/**
 * CLS-TREE: walks the pack's tree with the answers given so far. "Unknown" takes the graver branch. The pack's checks
 * promise that every way ends, and that no way past a security question ends below P2 (RUL-SECURITY).
 */
export function classify({ classification: tree }: PolicyPack, answers: Answers): Classification {
  const path: TreeStep[] = [];
  let id = tree.start;
  for (;;) {
    const question = tree.questions[id];
    if (!question) throw new Error(`The tree leads to "${id}", which is no question.`);
    const answer = answers[id];
    if (answer === undefined) return { kind: 'ask', next: { id, question }, path };
    const took = answer === 'unknown' ? graverBranch(tree, question) : answer;
    path.push({ id, question, answer, took });
    const branch = question[took];
    if ('priority' in branch)
      return {
        kind: 'decided',
        priority: branch.priority,
        because: branch,
        path,
        security: path.some((step) => step.question.security === true && step.answer !== 'no'),
        breach: path.some((step) => step.question.breach === true && step.answer === 'yes'),
      };
    id = branch.ask;
  }
}

/** An open question about security counts as a yes: it is the graver branch. Answers off the path count, too. */
export const saysSecurity = ({ classification: { questions } }: PolicyPack, answers: Answers): boolean =>
  Object.entries(questions).some(
    ([id, { security }]) => security === true && (answers[id] === 'yes' || answers[id] === 'unknown'),
  );

/** CLS-SECURITY: only a plain "yes" confirms a breach. */
export const saysBreach = ({ classification: { questions } }: PolicyPack, answers: Answers): boolean =>
  Object.entries(questions).some(([id, { breach }]) => breach === true && answers[id] === 'yes');
