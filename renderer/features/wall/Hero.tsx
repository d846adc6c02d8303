import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { countdown } from '../../../shared/views/countdown.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { clockTitle } from '../../wording/clock-title.ts';
import { useOwnerText } from './owner-text.ts';
import { StateIcon } from './StateIcon.tsx';
import css from './wall.module.css';

interface HeroProps {
  /** The clock that needs attention first; null where nothing is owed. */
  readonly reading: ClockReading | null;
  readonly incident: Incident;
  readonly pack: PolicyPack;
}

export function Hero({ reading, incident, pack }: HeroProps) {
  const { t } = useTranslation();
  if (reading === null) return <div className={css.hero}>{t('wall.nothingOwed')}</div>;
  return <HeroClock reading={reading} incident={incident} pack={pack} />;
}

function HeroClock({ reading, incident, pack }: HeroProps & { readonly reading: ClockReading }) {
  const { t } = useTranslation();
  const left = useTimeText((now) => countdown(reading.dueAt, now));
  const owner = useOwnerText(incident, pack, reading.owner);
  return (
    <div className={css.hero} data-state={reading.state}>
      <h2 className={css.heroName}>
        {reading.state !== 'running' && <StateIcon state={reading.state} />}
        {clockTitle(incident, reading)}
      </h2>
      <div className={css.heroFigures} data-long={left.length > 6}>
        {left}
      </div>
      <p className={css.heroOwner}>
        {reading.state !== 'running' && <strong>{t(`clocks.states.${reading.state}`)} · </strong>}
        {owner}
      </p>
    </div>
  );
}
