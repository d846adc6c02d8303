import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceName } from '../../../shared/directory/state.ts';
import { priorityOf, statusOf } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { Elapsed } from '../../ui/Countdown.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { TimeNow } from '../../ui/TimeOf.tsx';
import css from './Header.module.css';

/** Which incident this is, how grave, how far, and what time it is. */
export const Header = memo(function Header({ scope: { incident, directory } }: { readonly scope: Scope }) {
  const { t } = useTranslation();
  const status = statusOf(incident);
  const services = incident.services.map((id) => serviceName(directory, id));
  const [first = '', ...others] = services;
  const awaiting = incident.changes.some(({ verdict }) => verdict.kind === 'awaiting');
  return (
    <header className={css.header}>
      <div className={css.what}>
        <h1 className={css.title} title={incident.title}>
          {incident.drill && <span className={css.drill}>{t('bridge.header.drill')}</span>}
          {incident.title}
        </h1>
        <p className={css.where} title={services.join(', ')}>
          <span className="figures">{incident.ref}</span>
          <span>
            {others.length > 0 ? t('bridge.header.services', { first, count: others.length }) : first}
          </span>
          <span>{t('bridge.header.tier', { tier: incident.tier })}</span>
        </p>
      </div>
      <div className={css.state}>
        <PriorityMark priority={priorityOf(incident)} large />
        <div>
          <p className={css.status}>{t(`common.status.${status}`)}</p>
          {awaiting && <p className={css.small}>{t('bridge.header.awaiting')}</p>}
        </div>
      </div>
      <div className={css.elapsed}>
        <span className={css.large}>
          <Elapsed since={incident.detectedAt} until={incident.resolution?.restoredAt ?? null} />
        </span>
        <span className={css.small}>
          {t(incident.resolution ? 'bridge.header.toRestoration' : 'bridge.header.sinceDetection')}
        </span>
      </div>
      <div className={css.clock}>
        <TimeNow />
        <SyncMark />
      </div>
    </header>
  );
});

/** This step's console has no central to sync to: it says where the record is, and when it cannot be reached. */
function SyncMark() {
  const { t } = useTranslation();
  const live = useConsole((state) => state.live);
  const folder = useConsole(({ session }) => session?.dataFolder ?? '');
  return (
    <span className={css.sync} data-live={live} title={folder}>
      <span aria-hidden className={css.dot} />
      {t(live ? 'bridge.header.onThisConsole' : 'bridge.header.outOfReach')}
    </span>
  );
}
