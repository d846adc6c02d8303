import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { countdown } from '../../../shared/views/countdown.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { clockTitle } from '../../wording/clock-title.ts';
import { StateIcon } from './StateIcon.tsx';
import css from './wall.module.css';

/** As many rows as fit above the floor beside the hero. */
const ROWS = 4;

interface NextClocksProps {
  readonly readings: readonly ClockReading[];
  readonly incident: Incident;
}

export function NextClocks({ readings, incident }: NextClocksProps) {
  const { t } = useTranslation();
  const breached = readings.filter(({ state }) => state === 'breached').length;
  // One row is given up for the count where breached clocks would otherwise be hidden.
  const shown = readings.slice(0, breached > ROWS ? ROWS - 1 : ROWS);
  const hidden = breached - shown.filter(({ state }) => state === 'breached').length;
  return (
    <div className={css.next}>
      <h2 className={css.heading}>{t('wall.next')}</h2>
      <ol className={css.rows}>
        {shown.map((reading) => (
          <NextClock key={reading.key} reading={reading} incident={incident} />
        ))}
      </ol>
      {hidden > 0 && <p className={css.more}>{t('wall.moreBreached', { count: hidden })}</p>}
    </div>
  );
}

const NextClock = memo(function NextClock({
  reading,
  incident,
}: Omit<NextClocksProps, 'readings'> & { readonly reading: ClockReading }) {
  const left = useTimeText((now) => countdown(reading.dueAt, now));
  return (
    <li className={css.row} data-state={reading.state}>
      <StateIcon state={reading.state} />
      <span className={css.rowFigures}>{left}</span>
      <span className={css.rowName}>{clockTitle(incident, reading)}</span>
    </li>
  );
});
