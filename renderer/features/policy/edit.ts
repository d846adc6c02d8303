import { createContext, useContext } from 'react';
import type { PackProblem } from '../../../shared/policy/pack.ts';
import { type Draft, type Path, pathText } from './draft.ts';

/** What every field of the editor needs: the draft, what is wrong with it, and how to change it. */
export interface Edit {
  readonly draft: Draft;
  readonly problems: readonly PackProblem[];
  /** Where the draft allows more than the policy, by path: what the policy says there. */
  readonly looser: ReadonlyMap<string, string>;
  readonly change: (draft: Draft) => void;
  readonly set: (path: Path, value: unknown) => void;
  readonly remove: (path: Path) => void;
}

export const EditContext = createContext<Edit | null>(null);

export function useEdit(): Edit {
  const edit = useContext(EditContext);
  if (!edit) throw new Error('A field of the policy editor stands outside of it.');
  return edit;
}

/** What is wrong exactly here; null where nothing is. */
export function useProblemAt(path: Path): string | null {
  const { problems } = useEdit();
  const here = pathText(path);
  return problems.find((problem) => problem.path === here)?.reason ?? null;
}

/** What is wrong here or in any part of it, for a field that stands for the whole. */
export function useProblemIn(path: Path): string | null {
  const { problems } = useEdit();
  const here = pathText(path);
  return problems.find((one) => one.path === here || one.path.startsWith(`${here}.`))?.reason ?? null;
}
