import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './DuePanel.module.css';
import type { OwnerText } from './owner.ts';

interface Props {
  readonly reading: ClockReading;
  readonly name: string;
  readonly owner: OwnerText;
  readonly expanded: boolean;
  readonly onToggle: (key: string) => void;
}

/** One clock that somebody owes: the countdown, what it is, who owes it and by which section. */
export const ClockRow = memo(function ClockRow({ reading, name, owner, expanded, onToggle }: Props) {
  const { t } = useTranslation();
  const { state, key, dueAt, cite, clause, packDefault } = reading;
  return (
    <li className={css.clock} data-state={state}>
      <button
        type="button"
        data-row
        className={css.row}
        aria-expanded={expanded}
        title={`${clause} · ${cite.join(', ')}`}
        onClick={() => onToggle(key)}
      >
        <span className={css.figure}>
          <Countdown dueAt={dueAt} state={state} />
          {state !== 'running' && <StateMark state={state} />}
        </span>
        <span className={css.name}>
          <span className={css.title}>{name}</span>
          <span className={css.owes}>
            <Owner owner={owner} />
            <span className={css.cite}>{cite.join(', ')}</span>
            {packDefault && <span className={css.default}>{t('bridge.due.packDefault')}</span>}
          </span>
        </span>
      </button>
      {expanded && <ClockDetail reading={reading} />}
    </li>
  );
}, sameRow);

function sameRow(a: Props, b: Props): boolean {
  return (
    a.reading.key === b.reading.key &&
    a.reading.state === b.reading.state &&
    a.name === b.name &&
    a.expanded === b.expanded &&
    a.onToggle === b.onToggle &&
    JSON.stringify(a.owner) === JSON.stringify(b.owner)
  );
}

function Owner({ owner: { title, names, vacant, own } }: { readonly owner: OwnerText }) {
  const { t } = useTranslation();
  const who = names.join(', ');
  if (vacant)
    return (
      <span>
        {t('bridge.due.vacant', { role: title })} <b>{who}</b>
      </span>
    );
  return (
    <span className={own ? css.own : undefined}>
      {title}
      {title !== '' && who !== '' && ' '}
      {who !== '' && <b>{who}</b>}
    </span>
  );
}

/** From when to when, in both times, and what being at the limit means (RUL-BOUNDARY). */
export function ClockDetail({ reading }: { readonly reading: ClockReading }) {
  const { t } = useTranslation();
  const { startsAt, dueAt, lateAtLimit, clause, packDefault, priority, met, claimed } = reading;
  return (
    <dl className={css.detail}>
      <dt>{t('bridge.due.starts')}</dt>
      <dd>
        <TimeOf at={startsAt} seconds />
      </dd>
      <dt>{t(lateAtLimit ? 'bridge.due.before' : 'bridge.due.atTheLatest')}</dt>
      <dd>
        <TimeOf at={dueAt} seconds />
      </dd>
      {met && (
        <>
          <dt>{t('bridge.due.met')}</dt>
          <dd>
            <TimeOf at={met.at} seconds />
            {claimed && <p>{t('bridge.due.claimed')}</p>}
          </dd>
        </>
      )}
      <dt>{t('bridge.due.clause')}</dt>
      <dd>
        <span className="figures">{clause}</span>
        {priority && ` · ${priority}`}
        {packDefault && <p>{t('bridge.due.packDefaultLong')}</p>}
      </dd>
    </dl>
  );
}
