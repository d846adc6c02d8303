import { Hourglass } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName, serviceName } from '../../../shared/directory/state.ts';
import { awaitingChanges } from '../../../shared/incident/approvals.ts';
import { priorityOf, statusOf } from '../../../shared/incident/state.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { Elapsed } from '../../ui/Countdown.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { SyncMark } from '../../ui/SyncMark.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { TimeNow } from '../../ui/TimeOf.tsx';
import { titleOf } from '../../wording/incident-title.ts';
import css from './Header.module.css';

/** Which incident this is, how grave, how far, and what time it is. */
export const Header = memo(function Header({
  scope,
  onWhy,
  onJudge,
}: {
  readonly scope: Scope;
  readonly onWhy: () => void;
  readonly onJudge: () => void;
}) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const priority = priorityOf(incident);
  const status = statusOf(incident);
  const services = incident.services.map((id) => serviceName(directory, id));
  const [first = '', ...others] = services;
  return (
    <header className={css.header}>
      <div className={css.what}>
        <h1 className={css.title} title={titleOf(incident)}>
          {incident.drill && <span className={css.drill}>{t('bridge.header.drill')}</span>}
          {titleOf(incident)}
        </h1>
        <p className={css.where} title={services.join(', ')}>
          <span className="figures">{incident.ref}</span>
          <span>
            {others.length > 0 ? t('bridge.header.services', { first, count: others.length }) : first}
          </span>
          <span>{t('bridge.header.tier', { tier: incident.tier })}</span>
          {incident.reports.length > 0 && (
            <span>{t('bridge.header.reports', { count: incident.reports.length + 1 })}</span>
          )}
          {incident.assignee !== null && (
            <span>
              {t('bridge.header.assigned', {
                name: shortName(personName(directory, incident.assignee)),
                tier: incident.supportTier,
              })}
            </span>
          )}
        </p>
      </div>
      <div className={css.state}>
        <PriorityMark priority={priority} large />
        <div>
          <p className={css.status}>{t(`common.status.${status}`)}</p>
          {priority !== null && incident.classification !== null && (
            <button type="button" className={css.why} title={t('bridge.does.why')} onClick={onWhy}>
              {t('bridge.header.why', { priority })}
            </button>
          )}
        </div>
      </div>
      <Awaiting scope={scope} onJudge={onJudge} />
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
        <Sync />
      </div>
    </header>
  );
});

/** CLS-ESCALATE: a change of priority that nobody has approved yet: whose word it takes, and since when it waits. */
function Awaiting({ scope, onJudge }: { readonly scope: Scope; readonly onJudge: () => void }) {
  const { t } = useTranslation();
  const { incident, directory, pack } = scope;
  const at = useOfficeTime(directory);
  const change = awaitingChanges(incident).at(-1);
  if (!change) return null;
  const office = pack.approvals.priorityChange;
  const title = pack.offices[office] ?? office;
  const [holder] = holdersOf(directory, office, incident.services, at);
  const { from, to, reason, done } = change;
  return (
    <button
      type="button"
      className={css.awaiting}
      title={t('bridge.header.awaitingLong', {
        from,
        to,
        reason,
        name: personName(directory, done.by),
        office: title,
      })}
      onClick={onJudge}
    >
      <Hourglass size={14} aria-hidden />
      <span>
        <span className={css.awaits}>
          {t('bridge.header.awaiting', {
            from,
            to,
            who: holder === undefined ? title : `${shortName(personName(directory, holder))}`,
          })}
        </span>
        <span className={css.small}>
          <Elapsed since={done.at} />
        </span>
      </span>
    </button>
  );
}

/** How this console stands with central; out of reach counts for more: then nothing is known of either. */
function Sync() {
  const { t } = useTranslation();
  const live = useConsole((state) => state.live);
  const central = useConsole((state) => state.central);
  const folder = useConsole(({ session }) => session?.dataFolder ?? '');
  if (live && central !== null && central.state.kind !== 'none') return <SyncMark state={central.state} />;
  return (
    <span className={css.sync} data-live={live} title={folder}>
      <span aria-hidden className={css.dot} />
      {t(live ? 'sync.state.none' : 'bridge.header.outOfReach')}
    </span>
  );
}
