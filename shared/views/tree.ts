import { type Answer, type Answers, classify } from '../policy/classification.ts';
import type { PolicyPack, TreeBranch, TreeOutcome, TreeQuestion } from '../policy/pack.ts';

export type Branch = 'yes' | 'no';

/** Where one answer of a question leads. */
export interface TreeArm {
  readonly branch: Branch;
  /** The end it reaches; null where it goes on to a question. */
  readonly end: TreeOutcome | null;
  /** The number of the question it goes on to; null where it ends. */
  readonly to: number | null;
  /** The answer given took it. */
  readonly taken: boolean;
}

/** One stretch of a line that is drawn beside the questions; `taken` where the path of the answers runs along it. */
export type Line = 'none' | 'plain' | 'taken';

/** What is drawn at one level left of a question: the line from above into its middle, and from there down. */
export interface Rail {
  readonly above: Line;
  readonly below: Line;
}

/** CLS-TREE: a question of the tree as a line of its drawing, which is also its indented outline. */
export interface TreeRow {
  readonly id: string;
  readonly question: TreeQuestion;
  /** From 1, in reading order. */
  readonly number: number;
  /** 0 for the trunk; a question that only "yes" leads to beside another that "no" leads to stands one deeper. */
  readonly depth: number;
  readonly answer: Answer | null;
  readonly took: Branch | null;
  /** On the path with an answer, the one being asked, or not (yet) reached. */
  readonly place: 'passed' | 'asked' | 'aside';
  readonly arms: readonly [yes: TreeArm, no: TreeArm];
  /** The graver branch: the one that "unknown" takes. */
  readonly unknownTakes: Branch;
  /** One a level, from the trunk to the question's own. */
  readonly rails: readonly Rail[];
  /** The line that comes in from the level before. */
  readonly elbow: Line;
}

type Questions = PolicyPack['classification']['questions'];

/** Every question that can be reached, each once, with the path that the answers take through them. */
export function treeRows(pack: PolicyPack, answers: Answers): readonly TreeRow[] {
  const { questions, start } = pack.classification;
  const verdict = classify(pack, answers);
  const passed = new Map(verdict.path.map((step) => [step.id, step]));
  const asked = verdict.kind === 'ask' ? verdict.next.id : null;
  const order = outline(questions, start);
  const number = new Map(order.map(({ id }, index) => [id, index + 1]));
  const edges = edgesOf(order, questions, passed);

  return order.map(({ id, question, depth }, index) => {
    const step = passed.get(id);
    const arm = (branch: Branch): TreeArm => {
      const to = question[branch];
      return {
        branch,
        end: 'priority' in to ? to : null,
        to: 'ask' in to ? (number.get(to.ask) ?? null) : null,
        taken: step?.took === branch,
      };
    };
    return {
      id,
      question,
      number: index + 1,
      depth,
      answer: step?.answer ?? null,
      took: step?.took ?? null,
      place: step ? 'passed' : id === asked ? 'asked' : 'aside',
      arms: [arm('yes'), arm('no')],
      unknownTakes: unknownTakes(pack, id),
      rails: Array.from({ length: depth + 1 }, (_, level) => ({
        above: drawn(edges.filter((edge) => edge.level === level && edge.from < index && edge.to >= index)),
        below: drawn(edges.filter((edge) => edge.level === level && edge.from <= index && edge.to > index)),
      })),
      elbow: drawn(edges.filter((edge) => edge.to === index && edge.level < depth)),
    };
  });
}

/** Reading order: what "yes" goes on to stands indented before what "no" goes on to; a single way on stays on its level. */
function outline(questions: Questions, start: string) {
  const order: { readonly id: string; readonly question: TreeQuestion; readonly depth: number }[] = [];
  const seen = new Set<string>();
  const visit = (id: string, depth: number): void => {
    const question = questions[id];
    if (!question || seen.has(id)) return;
    seen.add(id);
    order.push({ id, question, depth });
    const { yes, no } = question;
    if ('ask' in yes) visit(yes.ask, 'ask' in no ? depth + 1 : depth);
    if ('ask' in no) visit(no.ask, depth);
  };
  visit(start, 0);
  return order;
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly taken: boolean;
}

/** Lines run from a question to those drawn below it; a way to one drawn elsewhere is told by its number alone. */
function edgesOf(
  order: ReturnType<typeof outline>,
  questions: Questions,
  passed: ReadonlyMap<string, { readonly took: Branch }>,
): readonly Edge[] {
  const place = new Map(order.map(({ id }, index) => [id, index]));
  const drawnFrom = new Set<number>();
  return order.flatMap(({ id, depth }, from) =>
    (['yes', 'no'] as const).flatMap((branch) => {
      const to = target(questions[id]?.[branch], place);
      if (to === undefined || to <= from || drawnFrom.has(to)) return [];
      drawnFrom.add(to);
      return [{ from, to, level: depth, taken: passed.get(id)?.took === branch }];
    }),
  );
}

const target = (branch: TreeBranch | undefined, place: ReadonlyMap<string, number>): number | undefined =>
  branch && 'ask' in branch ? place.get(branch.ask) : undefined;

const drawn = (edges: readonly Edge[]): Line =>
  edges.length === 0 ? 'none' : edges.some(({ taken }) => taken) ? 'taken' : 'plain';

/** Asked of the tree itself, from that question on. */
function unknownTakes(pack: PolicyPack, id: string): Branch {
  const { path } = classify(
    { ...pack, classification: { ...pack.classification, start: id } },
    { [id]: 'unknown' },
  );
  return path[0]?.took ?? 'yes';
}

/** The answers on the path before a question: what stays when it is answered again. */
export function answersBefore(pack: PolicyPack, answers: Answers, id: string): Answers {
  const { path } = classify(pack, answers);
  const kept = path.slice(
    0,
    Math.max(
      0,
      path.findIndex((step) => step.id === id),
    ),
  );
  return Object.fromEntries(kept.map((step) => [step.id, step.answer]));
}

/** How many questions the longest way from here still asks, this one included. */
export function longestWay(pack: PolicyPack, id: string = pack.classification.start): number {
  const { questions } = pack.classification;
  const length = (branch: TreeBranch): number =>
    'ask' in branch && questions[branch.ask]
      ? 1 + Math.max(length(at(branch.ask).yes), length(at(branch.ask).no))
      : 0;
  const at = (question: string): TreeQuestion => questions[question] as TreeQuestion;
  return length({ ask: id });
}
