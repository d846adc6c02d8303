import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import { textOf, timelineView } from '../../../shared/views/timeline.ts';
import { clockTime } from '../../ui/zoned.ts';
import css from './wall.module.css';

const SHOWN = 2;

/** The last decisions and notes, newest last: what a person who just looked up needs to know. */
export function LatestEvents({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const latest = timelineView(incident, 'all')
    .filter((entry) => !entry.struck && !entry.redacted && textOf(entry) !== null)
    .slice(-SHOWN);
  return (
    <ol className={css.events}>
      {latest.map((entry) => (
        <li key={entry.id} className={css.event}>
          <time className={css.figures}>{clockTime(entry.event.occurredAt, incident.zone)}</time>
          <span className={css.eventText}>
            {entry.event.type === 'decisionMade' && <strong>{t('wall.decision')} </strong>}
            {textOf(entry)}
          </span>
        </li>
      ))}
      {latest.length === 0 && <li className={css.event}>{t('wall.noEvents')}</li>}
    </ol>
  );
}
