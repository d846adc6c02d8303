import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../../shared/directory/search.ts';
import { agencyName, type Directory, personName, serviceName } from '../../../shared/directory/state.ts';
import type { AgencyId, VendorId } from '../../../shared/kernel/ids.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { AgencyForm } from './AgencyForm.tsx';
import css from './directory.module.css';
import { Fact, Link } from './Fact.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Offices } from './Offices.tsx';
import { PersonFacts } from './PersonFacts.tsx';
import { PersonForm } from './PersonForm.tsx';
import { RemoveRotation } from './RemoveRotation.tsx';
import { RotationDetail } from './RotationDetail.tsx';
import { RotationForm } from './RotationForm.tsx';
import { ServiceFacts } from './ServiceFacts.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import type { Selected } from './selection.ts';
import { VendorForm } from './VendorForm.tsx';

/** One entry as it stands, what it is connected with, and the ways to change it. */
export function EntryDetail({
  entry,
  onSelect,
}: {
  readonly entry: Found;
  readonly onSelect: (entry: Selected) => void;
}) {
  const { t } = useTranslation();
  const [front, setFront] = useState<'edit' | 'leave' | 'remove' | null>(null);
  const directory = useConsole((state) => state.directory);
  useShortcuts(t('directory.title'), [
    { key: 'e', label: t('directory.keys.edit'), run: () => setFront('edit') },
  ]);
  const close = () => setFront(null);
  const leaves = entry.kind === 'people' || entry.kind === 'services';
  return (
    <div className={css.sheet}>
      <header className={css.entryHeader}>
        <h1 className={css.title}>{nameOf(directory, entry)}</h1>
        <div className={css.acts}>
          {leaves && (
            <Button kind="quiet" onClick={() => setFront('leave')}>
              {t(`directory.leave.${entry.kind}.${isGone(directory, entry) ? 'back' : 'act'}`)}
            </Button>
          )}
          {entry.kind === 'rotations' && (
            <Button kind="quiet" onClick={() => setFront('remove')}>
              {t('directory.rotation.remove')}
            </Button>
          )}
          <Button shortcut="e" onClick={() => setFront('edit')}>
            {t('directory.edit')}
          </Button>
        </div>
      </header>
      {isGone(directory, entry) && leaves && (
        <p className={css.gone}>{t(`directory.leave.${entry.kind}.gone`)}</p>
      )}
      <Facts entry={entry} onSelect={onSelect} />
      {front === 'leave' && leaves && <LeaveDialog entry={entry} onClose={close} />}
      {front === 'remove' && entry.kind === 'rotations' && <RemoveRotation id={entry.id} onClose={close} />}
      {front === 'edit' && <Form entry={entry} onClose={close} />}
    </div>
  );
}

function Form({ entry, onClose }: { readonly entry: Found; readonly onClose: () => void }) {
  const directory = useConsole((state) => state.directory);
  switch (entry.kind) {
    case 'services':
      return <ServiceForm service={directory.services.get(entry.id) ?? null} onClose={onClose} />;
    case 'people':
      return <PersonForm person={directory.people.get(entry.id) ?? null} onClose={onClose} />;
    case 'agencies':
      return <AgencyForm agency={directory.agencies.get(entry.id) ?? null} onClose={onClose} />;
    case 'vendors':
      return <VendorForm vendor={directory.vendors.get(entry.id) ?? null} onClose={onClose} />;
    case 'rotations':
      return <RotationForm rotation={directory.rotations.get(entry.id) ?? null} onClose={onClose} />;
  }
}

function Facts({ entry, onSelect }: { readonly entry: Found; readonly onSelect: (entry: Selected) => void }) {
  switch (entry.kind) {
    case 'services':
      return <ServiceFacts id={entry.id} onSelect={onSelect} />;
    case 'people':
      return <PersonFacts id={entry.id} onSelect={onSelect} />;
    case 'agencies':
      return <AgencyFacts id={entry.id} onSelect={onSelect} />;
    case 'vendors':
      return <VendorFacts id={entry.id} onSelect={onSelect} />;
    case 'rotations':
      return <RotationDetail id={entry.id} />;
  }
}

function AgencyFacts({
  id,
  onSelect,
}: {
  readonly id: AgencyId;
  readonly onSelect: (entry: Selected) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const services = [...directory.services.values()]
    .filter(({ agency }) => agency === id)
    .toSorted((a, b) => a.tier.localeCompare(b.tier) || a.name.localeCompare(b.name));
  const people = [...directory.people.values()].filter(({ agency, left }) => agency === id && !left);
  return (
    <>
      <dl className={css.facts}>
        <Fact name={t('directory.fields.short')}>{directory.agencies.get(id)?.short}</Fact>
        <Fact name={t('directory.kinds.people')}>{people.length}</Fact>
        <Fact name={t('directory.kinds.services')}>
          {services.length === 0
            ? t('directory.none')
            : services.map((service) => (
                <span key={service.id} className={css.listed}>
                  <Link onClick={() => onSelect({ kind: 'services', id: service.id })}>{service.name}</Link>{' '}
                  <span className={css.muted}>T{service.tier}</span>
                </span>
              ))}
        </Fact>
      </dl>
      <Offices scope={{ kind: 'agency', agency: id }} onSelect={onSelect} />
    </>
  );
}

function VendorFacts({
  id,
  onSelect,
}: {
  readonly id: VendorId;
  readonly onSelect: (entry: Selected) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const vendor = directory.vendors.get(id);
  if (!vendor) return null;
  const services = [...directory.services.values()].filter(({ vendors }) => vendors.includes(id));
  return (
    <dl className={css.facts}>
      <Fact name={t('directory.fields.contact')}>{vendor.contact || t('directory.none')}</Fact>
      <Fact name={t('directory.fields.phone')}>{vendor.phone ?? t('directory.none')}</Fact>
      <Fact name={t('directory.fields.email')}>{vendor.email ?? t('directory.none')}</Fact>
      <Fact name={t('directory.kinds.services')}>
        {services.length === 0
          ? t('directory.none')
          : services.map((service) => (
              <span key={service.id} className={css.listed}>
                <Link onClick={() => onSelect({ kind: 'services', id: service.id })}>{service.name}</Link>
              </span>
            ))}
      </Fact>
    </dl>
  );
}

function nameOf(directory: Directory, entry: Found): string {
  switch (entry.kind) {
    case 'services':
      return serviceName(directory, entry.id);
    case 'people':
      return personName(directory, entry.id);
    case 'agencies':
      return agencyName(directory, entry.id);
    case 'vendors':
      return directory.vendors.get(entry.id)?.name ?? entry.id;
    case 'rotations':
      return directory.rotations.get(entry.id)?.name ?? entry.id;
  }
}

const isGone = (directory: Directory, entry: Found): boolean =>
  (entry.kind === 'services' && directory.services.get(entry.id)?.retired === true) ||
  (entry.kind === 'people' && directory.people.get(entry.id)?.left === true);
