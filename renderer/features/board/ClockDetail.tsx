import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { clockEnd } from '../../wording/clock-silence.ts';
import { workingText } from '../../wording/clock-working.ts';
import css from './DuePanel.module.css';
import { limitText } from './limit-text.ts';

/** From when to when, by which rule of the policy, and what else the policy says of it (RUL-BOUNDARY, RUL-STRICTER). */
export function ClockDetail({ reading }: { readonly reading: ClockReading }) {
  const { t } = useTranslation();
  const { startsAt, dueAt, adviseAt, lateAtLimit, clause, cite, packDefault, priority, overrules, business } =
    reading;
  const { met, ended, claimed } = reading;
  const allowed = limitText(reading);
  return (
    <dl className={css.detail}>
      <dt>{t('bridge.due.starts')}</dt>
      <dd>
        <TimeOf at={startsAt} seconds />
      </dd>
      <dt>{t(lateAtLimit ? 'bridge.due.before' : 'bridge.due.atTheLatest')}</dt>
      <dd>
        <TimeOf at={dueAt} seconds weekday />
        {business && <Working reading={reading} />}
      </dd>
      {adviseAt !== null && (
        <>
          <dt>{t('bridge.due.better')}</dt>
          <dd>
            <TimeOf at={adviseAt} weekday />
          </dd>
        </>
      )}
      {met && (
        <>
          <dt>{t('bridge.due.met')}</dt>
          <dd>
            <TimeOf at={met.at} seconds />
            {claimed && <p>{t('bridge.due.claimed')}</p>}
          </dd>
        </>
      )}
      {ended && (
        <>
          <dt>{t('bridge.due.ended')}</dt>
          <dd>
            {clockEnd(ended.why)} <TimeOf at={ended.at} seconds />
          </dd>
        </>
      )}
      <dt>{t('bridge.due.policy')}</dt>
      <dd>
        {cite.join(', ')}
        {allowed !== null && `: ${allowed}`}
        {overrules.map((other) => (
          <p key={`${other.cite}${other.says}`}>{t('clocks.overruled', other)}</p>
        ))}
        {packDefault && <p>{t('bridge.due.packDefaultLong')}</p>}
      </dd>
      <dt>{t('bridge.due.clause')}</dt>
      <dd>
        <span className="figures">{clause}</span>
        {priority && ` · ${priority}`}
      </dd>
    </dl>
  );
}

function Working({ reading }: { readonly reading: ClockReading }) {
  const text = useTimeText((now) => workingText(reading, now) ?? '');
  return text === '' || reading.met || reading.ended ? null : <p>{text}</p>;
}
