import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockState } from '../../../shared/clocks/reading.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { countdown } from '../../../shared/views/countdown.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { StateIcon } from './StateIcon.tsx';
import css from './wall.module.css';
import type { WallLine } from './wall-lines.ts';

/** As many rows as fit above the floor beside the hero. */
const ROWS = 4;

export function NextClocks({ lines }: { readonly lines: readonly WallLine[] }) {
  const { t } = useTranslation();
  const breached = lines.filter(({ state }) => state === 'breached').length;
  // One row is given up for the count where breached clocks would otherwise be hidden.
  const shown = lines.slice(0, breached > ROWS ? ROWS - 1 : ROWS);
  const hidden = breached - shown.filter(({ state }) => state === 'breached').length;
  return (
    <div className={css.next}>
      <h2 className={css.heading}>{t('wall.next')}</h2>
      <ol className={css.rows}>
        {shown.map(({ key, ...line }) => (
          <NextClock key={key} {...line} />
        ))}
      </ol>
      {hidden > 0 && <p className={css.more}>{t('wall.moreBreached', { count: hidden })}</p>}
    </div>
  );
}

const NextClock = memo(function NextClock({
  dueAt,
  state,
  title,
}: {
  readonly dueAt: Instant;
  readonly state: ClockState;
  readonly title: string;
}) {
  const left = useTimeText((now) => countdown(dueAt, now));
  return (
    <li className={css.row} data-state={state}>
      <StateIcon state={state} />
      <span className={css.rowFigures}>{left}</span>
      <span className={css.rowName}>{title}</span>
    </li>
  );
});
