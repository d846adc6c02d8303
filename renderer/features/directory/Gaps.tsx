import { useTranslation } from 'react-i18next';
import type { MonitoringGap } from '../../../shared/directory/monitoring.ts';
import { serviceName } from '../../../shared/directory/state.ts';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import { useConsole } from '../../bridge/store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import css from './directory.module.css';

/** INT-MONITORING: services that should be watched and are not, the gravest tier first. */
export function Gaps({
  gaps,
  onSelect,
}: {
  readonly gaps: readonly MonitoringGap[];
  readonly onSelect: (service: ServiceId) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const services = [...new Set(gaps.map(({ service }) => service))];
  if (services.length === 0) return <EmptyState title={t('directory.gaps.none')} />;
  return (
    <div className={css.sheet}>
      <h1 className={css.title}>{t('directory.gaps.title')}</h1>
      <p className={css.why}>{t('directory.gaps.why')}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('directory.fields.service')}</th>
            <th scope="col">{t('directory.fields.tier')}</th>
            <th scope="col">{t('directory.gaps.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <tr key={service}>
              <td>
                <button type="button" className={css.link} onClick={() => onSelect(service)}>
                  {serviceName(directory, service)}
                </button>
              </td>
              <td className="figures">{directory.services.get(service)?.tier}</td>
              <td>
                {gaps
                  .filter((gap) => gap.service === service)
                  .map(({ gap }) => t(`directory.monitoring.missing.${gap}`))
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
