import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DueLine } from '../../../shared/views/due-lines.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import css from './DuePanel.module.css';

/** NTF-*: everybody who is to be told by the same moment, as one line that opens to its lines. */
export function TellGroup({
  group: { key, dueAt, state },
  people,
  names,
  open,
  onToggle,
}: {
  readonly group: Extract<DueLine, { kind: 'tell' }>;
  readonly people: number;
  readonly names: string;
  readonly open: boolean;
  readonly onToggle: (key: string) => void;
}) {
  const { t } = useTranslation();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={css.clock} data-state={state}>
      <button
        type="button"
        data-row
        data-key={key}
        className={css.row}
        aria-expanded={open}
        onClick={() => onToggle(key)}
      >
        <span className={css.figure}>
          <Countdown dueAt={dueAt} state={state} />
          {state !== 'running' && <StateMark state={state} />}
        </span>
        <span className={css.name}>
          <span className={css.title}>
            {t('bridge.due.tell', { count: people })} <Chevron size={12} aria-hidden />
          </span>
          {!open && <span className={css.names}>{names}</span>}
        </span>
      </button>
    </li>
  );
}
