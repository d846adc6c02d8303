import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allDependentsOf, dependentsOf } from '../../../shared/directory/dependencies.ts';
import { serviceName } from '../../../shared/directory/state.ts';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { ServicesField } from '../../command/ServicesField.tsx';
import { listOf } from '../../i18n.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import css from './record.module.css';

/** NTF-AGENCIES: the services that the directory says depend on those affected, and others that are hit. */
export function DependentsDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const reported = incident.dependents.map(({ service }) => service);
  const proposed = useMemo(() => {
    const known = new Set([...incident.services, ...incident.dependents.map(({ service }) => service)]);
    return [...new Set(incident.services.flatMap((id) => allDependentsOf(directory, id)))]
      .filter((id) => !known.has(id))
      .map((id) => ({
        id,
        needs: incident.services.filter((affected) => dependentsOf(directory, affected).includes(id)),
      }));
  }, [incident, directory]);
  const [hit, setHit] = useState<ReadonlySet<ServiceId>>(new Set());
  const [others, setOthers] = useState<readonly ServiceId[]>([]);
  const name = (id: ServiceId) => serviceName(directory, id);
  const toggle = (id: ServiceId, checked: boolean) =>
    setHit((before) => new Set(checked ? [...before, id] : [...before].filter((one) => one !== id)));
  const except = useMemo(
    () => [...incident.services, ...proposed.map(({ id }) => id)],
    [incident.services, proposed],
  );
  const services = [...hit, ...others];
  return (
    <CommandDialog
      scope={scope}
      title={t('record.dependents.title')}
      description={t('record.dependents.why')}
      act={{
        label: t('record.dependents.title'),
        command: () => (services.length === 0 ? null : { type: 'reportDependents', services }),
      }}
      when
      onClose={onClose}
    >
      {proposed.length === 0 ? (
        <p className={css.quiet}>{t('record.dependents.noneProposed')}</p>
      ) : (
        <fieldset className={css.proposals}>
          <legend>{t('record.dependents.proposed')}</legend>
          {proposed.map(({ id, needs }) => (
            <Checkbox
              key={id}
              label={
                <>
                  {name(id)}{' '}
                  <span className={css.quiet}>
                    {t('common.tier', { tier: directory.services.get(id)?.tier ?? '' })} ·{' '}
                    {needs.length > 0
                      ? t('record.dependents.direct', { service: listOf(needs.map(name)) })
                      : t('record.dependents.indirect')}
                  </span>
                </>
              }
              checked={hit.has(id)}
              onChange={(checked) => toggle(id, checked)}
            />
          ))}
        </fieldset>
      )}
      <ServicesField
        directory={directory}
        label={t('record.dependents.others')}
        values={others}
        except={except}
        onChange={setOthers}
        placeholder={t('record.dependents.placeholder')}
        autoFocus={proposed.length === 0}
      />
      {reported.length > 0 && (
        <p className={css.quiet}>
          {t('record.dependents.already', { services: listOf(reported.map(name)) })}
        </p>
      )}
    </CommandDialog>
  );
}
