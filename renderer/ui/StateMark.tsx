import { Check, Circle, ClockAlert, type LucideIcon, Minus, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClockState } from '../../shared/clocks/reading.ts';
import css from './StateMark.module.css';

const icons: Readonly<Record<ClockState, LucideIcon>> = {
  running: Circle,
  warned: TriangleAlert,
  breached: OctagonAlert,
  met: Check,
  metLate: ClockAlert,
  notApplicable: Minus,
};

/** How a clock stands: icon and word, and colour only where somebody must act. Never colour alone. */
export function StateMark({
  state,
  wordless = false,
}: {
  readonly state: ClockState;
  /** Where the word stands right beside it anyway; a screen reader still hears it. */
  readonly wordless?: boolean;
}) {
  const { t } = useTranslation();
  const Icon = icons[state];
  const word = t(`clocks.states.${state}`);
  return (
    <span
      className={css.mark}
      data-state={state}
      data-wordless={wordless || undefined}
      title={wordless ? word : undefined}
    >
      <Icon size={13} strokeWidth={2.5} aria-hidden />
      <span className={wordless ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}
