import { Square, SquareCheck } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Target } from '../../command/tell.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import css from './TellDialog.module.css';

/** One line of the call list: by when, whom, for which office, on what number. */
export function TargetRow({
  ref,
  target,
  current,
  selected,
  onFocus,
  onToggle,
}: {
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly target: Target;
  readonly current: boolean;
  readonly selected: boolean;
  readonly onFocus: (key: string) => void;
  readonly onToggle: (key: string) => void;
}) {
  const { t } = useTranslation();
  const { key, state, dueAt, reach, office, whom, title } = target;
  const [who] = reach;
  const Mark = selected ? SquareCheck : Square;
  return (
    <li data-state={state}>
      <button
        type="button"
        ref={ref}
        data-row
        data-key={key}
        className={css.row}
        data-current={current || undefined}
        aria-pressed={selected}
        onFocus={() => onFocus(key)}
        onClick={() => onToggle(key)}
      >
        <Mark size={14} aria-hidden className={css.mark} />
        <span className={css.left}>
          <Countdown dueAt={dueAt} state={state} />
          {state !== 'running' && <StateMark state={state} wordless />}
        </span>
        <span className={css.who}>
          <b>{who?.name ?? (office === '' && whom !== null ? whom : t('bridge.tell.nobodyKnown'))}</b>
          <span className={css.office}>
            {[office || title, office === '' ? null : whom]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </span>
        </span>
        <span className="figures">{who?.phone ?? ''}</span>
      </button>
    </li>
  );
}
