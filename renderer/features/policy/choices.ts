import { priorities } from '../../../shared/policy/vocabulary.ts';
import { type Draft, type Path, valueAt } from './draft.ts';

export interface ChoiceOf {
  readonly value: string;
  readonly label: string;
}

const named = (value: unknown): readonly ChoiceOf[] =>
  Object.entries((value ?? {}) as Readonly<Record<string, unknown>>).map(([id, label]) => ({
    value: id,
    label: typeof label === 'string' && label !== '' ? label : id,
  }));

const plain = (...values: readonly string[]): readonly ChoiceOf[] =>
  values.map((value) => ({ value, label: value }));

export const officeChoices = (draft: Draft): readonly ChoiceOf[] => named(draft.offices);

export const roleChoices = (draft: Draft): readonly ChoiceOf[] =>
  Object.entries((draft.roles ?? {}) as Readonly<Record<string, { readonly name?: string }>>).map(
    ([value, role]) => ({ value, label: role?.name ?? value }),
  );

export const questionChoices = (draft: Draft): readonly ChoiceOf[] =>
  Object.entries(
    (valueAt(draft, ['classification', 'questions']) ?? {}) as Readonly<
      Record<string, { readonly text?: string }>
    >,
  ).map(([value, question]) => ({ value, label: question?.text || value }));

export const priorityChoices: readonly ChoiceOf[] = plain(...priorities);

const officeLists = new Set(['appointedBy', 'concludedBy']);
const fixed: Readonly<Record<string, readonly ChoiceOf[]>> = {
  per: plain('service', 'agency', 'government', 'dependent service'),
  when: plain('always', 'security', 'government-wide'),
  resolutionFrom: plain('detection', 'reclassification'),
  requires: plain('resolved', 'lower priority'),
};

/** What a text of the pack may be, where it names something else of the pack or is one of a few; null where it is free. */
export function choicesAt(path: Path, draft: Draft): readonly ChoiceOf[] | null {
  const [root = '', ...rest] = path.map(String);
  const last = path.map(String).at(-1) ?? '';
  if (last === 'office' || root === 'approver' || root === 'standIn' || root === 'approvals')
    return officeChoices(draft);
  if (officeLists.has(root) && rest.length === 1) return officeChoices(draft);
  if (root === 'classification' && last === 'start') return questionChoices(draft);
  return fixed[last] ?? null;
}

/** With a value that is none of them in front, so that it is seen and can be changed. */
export const withPresent = (choices: readonly ChoiceOf[], value: string): readonly ChoiceOf[] =>
  value === '' || choices.some((one) => one.value === value)
    ? choices
    : [{ value, label: `${value} ?` }, ...choices];
