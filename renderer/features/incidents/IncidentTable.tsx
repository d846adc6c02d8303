import { useTranslation } from 'react-i18next';
import { serviceName } from '../../../shared/directory/state.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { tiers } from '../../../shared/policy/vocabulary.ts';
import type { IncidentSummary } from '../../../shared/protocol/console.ts';
import { useConsole } from '../../bridge/store.ts';
import { Countdown, Elapsed } from '../../ui/Countdown.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { clockName } from '../../wording/clock-name.ts';
import css from './incidents.module.css';

interface Handlers {
  readonly selected: StreamId | null;
  readonly onOpen: (stream: StreamId) => void;
  readonly onSelect: (stream: StreamId) => void;
}

/** Open incidents, then closed ones, in one table so that the columns line up. */
export function IncidentTable({
  open,
  closed,
  ...handlers
}: Handlers & { readonly open: readonly IncidentSummary[]; readonly closed: readonly IncidentSummary[] }) {
  const { t } = useTranslation();
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col" className={css.nextColumn}>
            {t('incidents.columns.next')}
          </th>
          <th scope="col" className={css.numberColumn}>
            {t('incidents.columns.breached')}
          </th>
          <th scope="col" className={css.priorityColumn}>
            {t('incidents.columns.priority')}
          </th>
          <th scope="col">{t('incidents.columns.incident')}</th>
          <th scope="col" className={css.serviceColumn}>
            {t('incidents.columns.service')}
          </th>
          <th scope="col" className={css.tierColumn}>
            {t('incidents.columns.tier')}
          </th>
          <th scope="col" className={css.statusColumn}>
            {t('incidents.columns.status')}
          </th>
          <th scope="col" className={css.detectedColumn}>
            {t('incidents.columns.detected')}
          </th>
          <th scope="col" className={css.elapsedColumn}>
            {t('incidents.columns.elapsed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {open.length === 0 && (
          <tr className={css.none}>
            <td colSpan={8}>{t('incidents.openNone')}</td>
            <td className={css.detected} />
          </tr>
        )}
        {open.map((summary) => (
          <Row key={summary.stream} summary={summary} {...handlers} />
        ))}
      </tbody>
      {closed.length > 0 && (
        <tbody>
          <tr className={css.groupRow}>
            <th colSpan={8} scope="rowgroup" className={css.groupHeading}>
              {t('incidents.closedHeading')}
            </th>
            <td className={`${css.groupRest} ${css.detected}`} />
          </tr>
          {closed.map((summary) => (
            <Row key={summary.stream} summary={summary} {...handlers} />
          ))}
        </tbody>
      )}
    </table>
  );
}

function Row({ summary, selected, onOpen, onSelect }: Handlers & { readonly summary: IncidentSummary }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const {
    stream,
    ref,
    title,
    drill,
    services,
    priority,
    peak,
    status,
    detectedAt,
    restoredAt,
    closedAt,
    nextClock,
    breached,
  } = summary;
  const names = services.map((id) => serviceName(directory, id));
  const tier = tiers.find((one) => services.some((id) => directory.services.get(id)?.tier === one));
  const settledAt = restoredAt ?? closedAt;
  return (
    <tr
      id={stream}
      className={css.row}
      data-closed={status === 'closed' || undefined}
      aria-selected={stream === selected}
      onClick={() => onOpen(stream)}
      onPointerDown={() => onSelect(stream)}
    >
      <td>
        {nextClock && status !== 'closed' ? (
          <span className={css.clock}>
            <StateMark state={nextClock.state} wordless />
            <span className={css.due}>
              <Countdown dueAt={nextClock.dueAt} state={nextClock.state} />
            </span>
            <span className={css.clockName}>{clockName(nextClock.kind)}</span>
          </span>
        ) : (
          <span className={css.quiet}>{status === 'closed' ? '' : t('incidents.noClock')}</span>
        )}
      </td>
      <td className={css.number}>{breached > 0 && <span className={css.breached}>{breached}</span>}</td>
      <td>
        <PriorityMark priority={priority} />
        {peak !== null && peak !== priority && (
          <span className={css.quiet}> {t('incidents.peak', { priority: peak })}</span>
        )}
      </td>
      <td className={css.incident} title={title}>
        <a className={`figures ${css.ref}`} href={`#/${stream}`} onClick={(event) => event.stopPropagation()}>
          {ref}
        </a>
        {drill && <span className={css.drill}>{t('common.drill')}</span>}
        <span className={css.name}>{title}</span>
      </td>
      <td className={css.services} title={names.join(', ')}>
        {names[0]}
        {names.length > 1 && (
          <span className={css.quiet}> {t('incidents.moreServices', { count: names.length - 1 })}</span>
        )}
      </td>
      <td className={`${css.number} ${css.tier}`}>{tier}</td>
      <td className={css.status}>{t(`common.status.${status}`)}</td>
      <td className={`${css.number} ${css.detected}`}>
        <TimeOf at={detectedAt} localOnly />
      </td>
      <td className={css.number}>
        <span
          className={settledAt === null ? undefined : css.quiet}
          title={settledAt === null ? undefined : t('incidents.columns.restored')}
        >
          <Elapsed since={detectedAt} until={settledAt} />
        </span>
      </td>
    </tr>
  );
}
