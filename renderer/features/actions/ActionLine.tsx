import { Check, Circle, CirclePlay } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './ActionsPanel.module.css';
import type { ActionRow } from './rows.ts';

const icons = { open: Circle, started: CirclePlay, done: Check } as const;

interface Props {
  readonly row: ActionRow;
  readonly top: number;
  readonly height: number;
  readonly chosen: boolean;
  readonly own: boolean;
  readonly onChoose: (id: EventId) => void;
}

/** One row: countdown, what, who, how far. */
export const ActionLine = memo(
  function ActionLine({ row, top, height, chosen, own, onChoose }: Props) {
    const { t } = useTranslation();
    const { id, text, handle, due, state, clock, item } = row;
    const Icon = icons[state];
    const word = t(`bridge.actions.states.${state}`);
    return (
      <tr
        id={id}
        aria-selected={chosen}
        className={css.row}
        data-state={state}
        data-clock={clock}
        style={{ height, transform: `translateY(${top}px)` }}
        onClick={() => onChoose(id)}
      >
        <td className={css.due}>
          {(clock === 'warned' || clock === 'breached') && <StateMark state={clock} wordless />}
          {state === 'done' && item.completed ? (
            <TimeOf at={item.completed.at} localOnly bare />
          ) : (
            <Countdown dueAt={due} state={clock} />
          )}
        </td>
        <td className={css.text} title={text}>
          {text}
        </td>
        <td className={css.owner} data-own={own || undefined} title={handle}>
          {handle}
        </td>
        <td className={css.state} title={word}>
          <Icon size={14} aria-label={word} />
        </td>
      </tr>
    );
  },
  (a, b) =>
    a.top === b.top &&
    a.height === b.height &&
    a.chosen === b.chosen &&
    a.own === b.own &&
    a.row.item === b.row.item &&
    a.row.clock === b.row.clock &&
    a.row.handle === b.row.handle,
);
