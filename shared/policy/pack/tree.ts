import { z } from 'zod';
import { graver, isGraver, type Priority, priorities } from '../vocabulary.ts';
import { identifier, sentence } from './fields.ts';

/** Where an answer leads: on to another question, or to a priority with the definition that matched. */
const branch = z.union(
  [
    z.strictObject({ ask: identifier }),
    z.strictObject({
      priority: z.enum(priorities),
      /** The definition of the policy that the answer matches, in its own words. */
      quote: sentence,
      clause: identifier,
    }),
  ],
  { error: 'must either ask another question or end in a priority with its quote and clause' },
);
export type TreeBranch = z.infer<typeof branch>;
export type TreeOutcome = Extract<TreeBranch, { readonly priority: unknown }>;

const question = z.strictObject({
  text: sentence,
  /** What to think of when answering; shown small. */
  hint: sentence.optional(),
  yes: branch,
  no: branch,
  /** CLS-SECURITY: "yes" or "unknown" makes it a security incident. */
  security: z.literal(true).optional(),
  /** CLS-SECURITY: "yes" says that a breach is confirmed, from which statutory clocks run. */
  breach: z.literal(true).optional(),
});
export type TreeQuestion = z.infer<typeof question>;

/** Nobody answers more, and each way through them is walked to its end. */
const MOST_QUESTIONS = 500;

/** CLS-TREE: plain questions from `start` on; every way through it ends in a priority. */
export const decisionTree = z.strictObject({
  start: identifier,
  questions: z
    .record(identifier, question)
    .refine(
      (questions) => Object.keys(questions).length <= MOST_QUESTIONS,
      `must hold ${MOST_QUESTIONS} questions at most`,
    ),
});
export type DecisionTree = z.infer<typeof decisionTree>;

/** CLS-TREE: what "unknown" takes, the branch from which the gravest priority can still be reached; "yes" where both can. */
export const graverBranch = (tree: DecisionTree, { yes, no }: TreeQuestion): 'yes' | 'no' =>
  isGraver(gravestFrom(tree, no), gravestFrom(tree, yes)) ? 'no' : 'yes';

/** Each question is looked at once: many ways may lead to it, and in a pack not checked yet, back to itself. */
function gravestFrom({ questions }: DecisionTree, from: TreeBranch): Priority {
  let gravest: Priority = 'P4';
  const seen = new Set<string>();
  const open: TreeBranch[] = [from];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    if ('priority' in branch) gravest = graver(gravest, branch.priority);
    else if (!seen.has(branch.ask)) {
      seen.add(branch.ask);
      const next = questions[branch.ask];
      if (next) open.push(next.yes, next.no);
    }
  }
  return gravest;
}
