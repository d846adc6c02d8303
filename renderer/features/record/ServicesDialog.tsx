import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceName } from '../../../shared/directory/state.ts';
import { affectedBy, strictestTier } from '../../../shared/incident/affected.ts';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { ClockMoves } from '../../command/ClockMoves.tsx';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { previewed } from '../../command/preview.ts';
import { ServicesField } from '../../command/ServicesField.tsx';
import { listOf } from '../../i18n.ts';
import { TextArea } from '../../ui/TextField.tsx';
import css from './record.module.css';

/** CLS-MULTI: the services affected, all of them; the strictest tier decides the clocks. */
export function ServicesDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const [services, setServices] = useState<readonly ServiceId[]>(incident.services);
  const [reason, setReason] = useState('');
  const names = (ids: readonly ServiceId[]) => listOf(ids.map((id) => serviceName(directory, id)));
  const affected = affectedBy(directory, services);
  const tier = affected.length === 0 ? undefined : strictestTier(affected);
  const deciding = affected.filter((service) => service.tier === tier).map(({ service }) => service);
  const added = services.filter((id) => !incident.services.includes(id));
  const taken = incident.services.filter((id) => !services.includes(id));
  const changed = added.length + taken.length > 0;
  const now = Date.now();
  return (
    <CommandDialog
      scope={scope}
      title={t('record.services.title')}
      description={t('record.services.why')}
      act={{
        label: t('record.services.title'),
        command: () => ({ type: 'changeServices', services: [...services], reason }),
      }}
      onClose={onClose}
    >
      <ServicesField
        directory={directory}
        label={t('record.services.services')}
        values={services}
        onChange={setServices}
        placeholder={t('record.services.placeholder')}
        autoFocus
      />
      <div className={css.change} aria-live="polite">
        <p className={css.strict}>
          {tier === undefined
            ? t('record.services.none')
            : t('record.services.strictest', { tier, services: names(deciding) })}
          {tier !== undefined && tier !== incident.tier && (
            <span className={css.quiet}> · {t('record.services.was', { tier: incident.tier })}</span>
          )}
        </p>
        {added.length > 0 && <p>{t('record.services.added', { services: names(added) })}</p>}
        {taken.length > 0 && <p>{t('record.services.taken', { services: names(taken) })}</p>}
      </div>
      <TextArea label={t('record.services.reason')} value={reason} onChange={setReason} rows={1} />
      <ClockMoves
        scope={scope}
        after={
          changed && tier !== undefined
            ? previewed(scope, { type: 'servicesChanged', body: { affected, tier, reason } }, now)
            : null
        }
      />
    </CommandDialog>
  );
}
