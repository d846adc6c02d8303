import { Square, Triangle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClockState } from '../../../shared/clocks/reading.ts';
import css from './wall.module.css';

/** A filled square is breached, a filled triangle is warned: shape and word tell it without the colour. */
export function StateIcon({ state }: { readonly state: ClockState }) {
  const { t } = useTranslation();
  const label = t(`clocks.states.${state}`);
  if (state === 'breached') return <Square className={css.icon} aria-label={label} fill="currentColor" />;
  if (state === 'warned') return <Triangle className={css.icon} aria-label={label} fill="currentColor" />;
  return <span className={css.icon} />;
}
