import { useTranslation } from 'react-i18next';
import { appointedTo, type OfficeHeld } from '../../../shared/directory/appointments.ts';
import { dependentsOf } from '../../../shared/directory/dependencies.ts';
import { onCallAt } from '../../../shared/directory/on-call.ts';
import { agencyName, personName, serviceName } from '../../../shared/directory/state.ts';
import type { PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import { durationText } from '../../../shared/policy/limits-of.ts';
import { priorities } from '../../../shared/policy/vocabulary.ts';
import { useOfficeTime, usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { durationWords } from '../../ui/duration.ts';
import css from './directory.module.css';
import { Fact, Link } from './Fact.tsx';
import { Offices } from './Offices.tsx';
import type { Selected } from './selection.ts';

/** Who answers for a service, what it needs and who needs it, and how it is watched. */
export function ServiceFacts({
  id,
  onSelect,
}: {
  readonly id: ServiceId;
  readonly onSelect: (entry: Selected) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const pack = usePackInForce();
  const at = useOfficeTime(directory);
  const service = directory.services.get(id);
  if (!service) return null;
  // The pack says which offices have the last word on an incident of the service: its owner, its manager.
  const approving = pack
    ? new Set([...Object.values(pack.approvals.resolution), pack.approvals.priorityChange])
    : [];
  const chain = onCallAt(directory, id, at);
  const dependents = dependentsOf(directory, id);
  const link = (to: ServiceId) => (
    <Link onClick={() => onSelect({ kind: 'services', id: to })}>{serviceName(directory, to)}</Link>
  );
  return (
    <>
      <dl className={css.facts}>
        <Fact name={t('directory.fields.tier')}>{service.tier}</Fact>
        <Fact name={t('directory.fields.agency')}>
          <Link onClick={() => onSelect({ kind: 'agencies', id: service.agency })}>
            {agencyName(directory, service.agency)}
          </Link>
        </Fact>
        {[...approving].map((office) => (
          <Fact key={office} name={pack?.offices[office] ?? office}>
            <HeldBy held={appointedTo(directory, office, id, at)} onSelect={onSelect} />
          </Fact>
        ))}
        <Fact name={t('directory.fields.onCall')}>
          {chain.length === 0
            ? t('directory.nobody')
            : chain.map((person) => personName(directory, person)).join(' → ')}
          {service.rotation !== null && (
            <>
              {' · '}
              <Link onClick={() => service.rotation && onSelect({ kind: 'rotations', id: service.rotation })}>
                {directory.rotations.get(service.rotation)?.name ?? service.rotation}
              </Link>
            </>
          )}
        </Fact>
        <Fact name={t('directory.fields.dependsOn')}>
          {service.dependsOn.length === 0
            ? t('directory.none')
            : service.dependsOn.map(({ service: needed, ola }) => (
                <span key={needed} className={css.listed}>
                  {link(needed)} {ola !== '' && <span className={css.muted}>{ola}</span>}
                </span>
              ))}
        </Fact>
        <Fact name={t('directory.fields.dependents')}>
          {dependents.length === 0 ? (
            t('directory.none')
          ) : (
            <span className={css.many}>
              {dependents.map((one) => (
                <span key={one} className={css.listed}>
                  {link(one)}
                </span>
              ))}
            </span>
          )}
        </Fact>
        <Fact name={t('directory.fields.vendors')}>
          {service.vendors.map((vendor) => directory.vendors.get(vendor)?.name ?? vendor).join(', ') ||
            t('directory.none')}
        </Fact>
        <Fact name={t('directory.fields.monitoring')}>
          {(['automated', 'slaAlerts', 'aroundTheClock', 'severalLocations'] as const)
            .map((way) => t(`directory.monitoring.${service.monitoring[way] ? 'has' : 'missing'}.${way}`))
            .join(' · ')}
        </Fact>
        <Fact name={t('directory.fields.targets')}>
          {priorities
            .flatMap((priority) => {
              const target = service.targets[priority];
              return target === undefined ? [] : [`${priority} ${durationWords(durationText(target))}`];
            })
            .join(' · ') || t('directory.targetsOfPolicy')}
        </Fact>
      </dl>
      <Offices scope={{ kind: 'service', service: id }} onSelect={onSelect} />
    </>
  );
}

/** Whoever acts in an office now, for the service, its agency or the government; their deputies behind them. */
function HeldBy({
  held,
  onSelect,
}: {
  readonly held: OfficeHeld;
  readonly onSelect: (entry: Selected) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const links = (people: readonly PersonId[]) =>
    people.map((id) => (
      <span key={id} className={css.holder}>
        <Link onClick={() => onSelect({ kind: 'people', id })}>{personName(directory, id)}</Link>{' '}
      </span>
    ));
  const acting = held.entitled.find(({ as }) => as === 'acting');
  const deputies = held.entitled.filter(({ person, as }) => as === 'deputy' && !held.called.includes(person));
  if (held.called.length === 0) return <span className={css.vacant}>{t('directory.nobody')}</span>;
  return (
    <>
      {links(held.called)}
      {acting && (
        <span className={css.muted}>
          {acting.forWhom === null
            ? t('directory.offices.as.acting')
            : t('directory.offices.actingFor', { name: personName(directory, acting.forWhom) })}{' '}
        </span>
      )}
      {deputies.length > 0 && (
        <>
          <span className={css.muted}>{t('directory.offices.deputies', { count: deputies.length })} </span>
          {links([...new Set(deputies.map(({ person }) => person))])}
        </>
      )}
    </>
  );
}
