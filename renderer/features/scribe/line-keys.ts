import type { KeyboardEvent } from 'react';

/** What each key of the capture line does, where it stands now; null where it does nothing. */
export interface KeyPlan {
  readonly suggesting: boolean;
  readonly move: (by: 1 | -1) => void;
  readonly accept: () => void;
  readonly dismiss: () => void;
  readonly commit: () => void;
  readonly recall: (() => void) | null;
  readonly stepBack: (() => void) | null;
  readonly empty: boolean;
  readonly leave: () => void;
}

/** True where the line took the key. */
export function takeKey({ key, shiftKey }: KeyboardEvent, plan: KeyPlan): boolean {
  if (plan.suggesting) {
    if (key === 'ArrowDown' || key === 'ArrowUp') plan.move(key === 'ArrowDown' ? 1 : -1);
    else if ((key === 'Tab' || key === 'Enter') && !shiftKey) plan.accept();
    else if (key === 'Escape') plan.dismiss();
    else return false;
    return true;
  }
  if (key === 'Enter' && !shiftKey) plan.commit();
  else if (key === 'ArrowUp' && plan.recall) plan.recall();
  else if (key === 'Escape') (plan.stepBack ?? plan.leave)();
  else if (key === 'Backspace' && plan.empty && plan.stepBack) plan.stepBack();
  else return false;
  return true;
}
