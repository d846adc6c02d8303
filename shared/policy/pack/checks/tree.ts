import { isGraver } from '../../vocabulary.ts';
import { type DecisionTree, graverBranch, type TreeBranch } from '../tree.ts';
import type { CrossProblem } from './problem.ts';

/** CLS-TREE: every way through ends, every question can be reached, and RUL-SECURITY holds on every way. */
export function treeProblems(tree: DecisionTree): readonly CrossProblem[] {
  const { start, questions } = tree;
  const at = ['classification', 'questions'];
  if (!Object.hasOwn(questions, start))
    return [
      { path: ['classification', 'start'], message: `must be one of the questions: there is no "${start}"` },
    ];
  /** By path: several ways may lead to the same mistake. */
  const problems = new Map<string, CrossProblem>();
  const reached = new Set<string>();
  /** Questions may share what follows them: each is walked once plainly and once as a security incident. */
  const walked = new Set<string>();
  let breaksOff = false;

  /** `way` holds the questions on the way here; `secure` says that one of them made it a security incident. */
  function walk(id: string, way: readonly string[], secure: boolean): void {
    const question = questions[id];
    const key = `${secure} ${id}`;
    if (!question || walked.has(key)) return;
    walked.add(key);
    reached.add(id);
    for (const answer of ['yes', 'no'] as const) {
      // "unknown" makes it a security incident, too, whichever branch it takes.
      const makesSecure =
        question.security === true && (answer === 'yes' || graverBranch(tree, question) === answer);
      follow(question[answer], [...at, id, answer], [...way, id], secure || makesSecure);
    }
  }

  function follow(
    branch: TreeBranch,
    path: readonly string[],
    way: readonly string[],
    secure: boolean,
  ): void {
    const problem = (field: string, message: string) =>
      problems.set([...path, field].join('.'), { path: [...path, field], message });
    if ('priority' in branch) {
      if (secure && isGraver('P2', branch.priority))
        problem('priority', 'must be P2 or P1: a security incident starts no lower');
      return;
    }
    const { ask } = branch;
    if (!Object.hasOwn(questions, ask)) {
      breaksOff = true;
      problem('ask', `must be one of the questions: there is no "${ask}"`);
    } else if (way.includes(ask)) {
      breaksOff = true;
      const round = [...way.slice(way.indexOf(ask)), ask].join(' → ');
      problem('ask', `must lead to an end: it goes round, ${round}`);
    } else walk(ask, way, secure);
  }

  walk(start, [], false);
  // A way that breaks off hides what would have followed: it is mended first.
  const unreachable = breaksOff ? [] : Object.keys(questions).filter((id) => !reached.has(id));
  return [
    ...problems.values(),
    ...unreachable.map((id) => ({
      path: [...at, id],
      message: 'must be asked on some way: no question leads to it',
    })),
  ];
}
