import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { countdown } from '../../../shared/views/countdown.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { useOwnerText } from './owner-text.ts';
import { StateIcon } from './StateIcon.tsx';
import css from './wall.module.css';
import type { WallLine } from './wall-lines.ts';

interface HeroProps {
  /** The clock that needs attention first; null where nothing is owed. */
  readonly line: WallLine | null;
  readonly incident: Incident;
  readonly pack: PolicyPack;
}

export function Hero({ line, incident, pack }: HeroProps) {
  const { t } = useTranslation();
  if (line === null) return <div className={css.hero}>{t('wall.nothingOwed')}</div>;
  return <HeroClock line={line} incident={incident} pack={pack} />;
}

function HeroClock({ line, incident, pack }: HeroProps & { readonly line: WallLine }) {
  const { t } = useTranslation();
  const left = useTimeText((now) => countdown(line.dueAt, now));
  const owner = useOwnerText(incident, pack, line.owner);
  return (
    <div className={css.hero} data-state={line.state}>
      <h2 className={css.heroName}>
        {line.state !== 'running' && <StateIcon state={line.state} />}
        {line.title}
      </h2>
      <div className={css.heroFigures} data-long={left.length > 6}>
        {left}
      </div>
      <p className={css.heroOwner}>
        {line.state !== 'running' && <strong>{t(`clocks.states.${line.state}`)} · </strong>}
        {owner}
      </p>
    </div>
  );
}
