import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Directory, serviceName } from '../../../shared/directory/state.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { type Instant, toRfc3339 } from '../../../shared/kernel/time.ts';
import { type ListedIncident, tierOf } from '../../../shared/views/incident-list.ts';
import { Countdown, Elapsed } from '../../ui/Countdown.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { clockTime, dateText, machineZone, utcText } from '../../ui/zoned.ts';
import { clockName } from '../../wording/clock-name.ts';
import { titleOf } from '../../wording/incident-title.ts';
import css from './incidents.module.css';

interface Props {
  readonly row: ListedIncident;
  /** From 0, among the incidents that are listed. */
  readonly position: number;
  readonly top: number;
  readonly height: number;
  readonly selected: boolean;
  /** CLS-SECURITY: whoever looks does not need to know what it is. */
  readonly withheld: boolean;
  readonly directory: Directory;
  readonly onOpen: (stream: StreamId) => void;
  readonly onSelect: (stream: StreamId, position: number) => void;
}

/** One incident. Closed ones are muted, and say only what is still owed. */
export const IncidentLine = memo(function IncidentLine({
  row,
  position,
  top,
  height,
  selected,
  withheld,
  directory,
  onOpen,
  onSelect,
}: Props) {
  const { t } = useTranslation();
  const { stream, ref, title, drill, security, services, priority, peak } = row;
  const { status, outcome, detectedAt, restoredAt, closedAt, nextClock, breached } = row;
  const names = services.map((id) => serviceName(directory, id));
  const settledAt = restoredAt ?? closedAt;
  const closed = status === 'closed';
  return (
    <tr
      id={stream}
      aria-rowindex={position + 2}
      aria-selected={selected}
      className={css.row}
      data-closed={closed || undefined}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => onOpen(stream)}
      onPointerDown={() => onSelect(stream, position)}
    >
      <td>
        {nextClock ? (
          <span className={css.clock}>
            <StateMark state={nextClock.state} wordless />
            <span className={css.due}>
              <Countdown dueAt={nextClock.dueAt} state={nextClock.state} />
            </span>
            <span className={css.clockName}>{clockName(nextClock.kind)}</span>
          </span>
        ) : (
          !closed && <span className={css.quiet}>{t('incidents.noClock')}</span>
        )}
      </td>
      <td className={css.figure}>{breached > 0 && <span className={css.breached}>{breached}</span>}</td>
      <td className={css.priority}>
        <PriorityMark priority={priority} />
        {peak !== null && peak !== priority && (
          <span className={css.quiet}> {t('incidents.peak', { priority: peak })}</span>
        )}
      </td>
      <td className={css.incident} title={title}>
        <a
          className={`figures ${css.ref}`}
          href={`#/${stream}`}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
        >
          {ref}
        </a>
        {drill && <span className={css.tag}>{t('common.drill')}</span>}
        {security && <span className={css.tag}>{t('incidents.security')}</span>}
        {withheld ? <span className={css.quiet}>{t('incidents.restricted')}</span> : titleOf(row)}
      </td>
      <td className={css.services} title={names.join(', ')}>
        {names[0]}
        {names.length > 1 && (
          <span className={css.quiet}> {t('incidents.moreServices', { count: names.length - 1 })}</span>
        )}
      </td>
      <td className={`${css.figure} ${css.tier}`}>{tierOf(row, directory)}</td>
      <td className={css.status}>
        {outcome === null ? t(`common.status.${status}`) : t(`incidents.outcomes.${outcome}`)}
      </td>
      <td className={`${css.figure} ${css.detected}`}>
        <Detected at={detectedAt} />
      </td>
      <td className={`${css.figure} ${css.elapsed}`}>
        <span
          className={settledAt === null ? undefined : css.quiet}
          title={settledAt === null ? undefined : t('incidents.columns.restored')}
        >
          <Elapsed since={detectedAt} until={settledAt} />
        </span>
      </td>
    </tr>
  );
});

/** Time and day of this year; of another, the day with its year. */
function Detected({ at }: { readonly at: Instant }) {
  const date = dateText(at, machineZone);
  const isOfThisYear = date.slice(-4) === dateText(Date.now(), machineZone).slice(-4);
  if (isOfThisYear) return <TimeOf at={at} localOnly />;
  return (
    <time
      dateTime={toRfc3339(at)}
      title={`${date} ${clockTime(at, machineZone)} · ${utcText(at)}`}
      className="figures"
    >
      {date}
    </time>
  );
}
