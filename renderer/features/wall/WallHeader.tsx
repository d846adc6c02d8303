import { useTranslation } from 'react-i18next';
import { serviceName } from '../../../shared/directory/state.ts';
import { type Incident, priorityOf, statusOf } from '../../../shared/incident/state.ts';
import { elapsed } from '../../../shared/views/countdown.ts';
import { useConsole } from '../../bridge/store.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import css from './wall.module.css';

export function WallHeader({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const restoredAt = incident.resolution?.restoredAt;
  const since = useTimeText((now) => elapsed(incident.detectedAt, restoredAt ?? now));
  const services = incident.services.map((id) => serviceName(directory, id)).join(', ');
  return (
    <header className={css.header}>
      <strong className={css.priority}>{priorityOf(incident) ?? t('wall.unclassified')}</strong>
      <h1 className={css.service}>{services}</h1>
      {incident.drill && <span className={css.drill}>{t('wall.drill')}</span>}
      <span className={css.figures}>{since}</span>
      <span>{t(`common.status.${statusOf(incident)}`)}</span>
    </header>
  );
}
