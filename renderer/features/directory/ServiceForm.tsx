import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import { writtenService } from '../../../shared/directory/exchange/written.ts';
import type { Service } from '../../../shared/directory/state.ts';
import type { AgencyId, RotationId, ServiceId, VendorId } from '../../../shared/kernel/ids.ts';
import { priorities, type Tier, tiers } from '../../../shared/policy/vocabulary.ts';
import { useConsole } from '../../bridge/store.ts';
import { Checkbox, Choice } from '../../ui/Choice.tsx';
import { Combobox, MultiCombobox } from '../../ui/Combobox.tsx';
import { durationFrom, durationWords } from '../../ui/duration.ts';
import { TextField } from '../../ui/TextField.tsx';
import { agencyItems, rotationItems, serviceItems, vendorItems } from './choices.ts';
import css from './directory.module.css';
import { newId } from './new-id.ts';
import { SaveDialog } from './SaveDialog.tsx';

const ways = ['automated', 'slaAlerts', 'aroundTheClock', 'severalLocations'] as const;

/** A service, new where `service` is null. Owner and manager are offices, given on its page. */
export function ServiceForm({
  service,
  onClose,
}: {
  readonly service: Service | null;
  readonly onClose: (saved?: DirectoryCommand) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const [said, setSaid] = useState(() => (service ? inWords(writtenService(service)) : blank));
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change });
  const olaOf = (needed: ServiceId): string =>
    said.dependsOn.find((one) => one.service === needed)?.ola ?? '';
  const needed = useMemo(
    () => serviceItems(directory).filter(({ value }) => value !== service?.id),
    [directory, service],
  );
  const command = () => {
    if (said.agency === null) return { missing: t('directory.missing.agency') };
    const { retired: _, ...fields } = said;
    const targets = Object.fromEntries(
      Object.entries(said.targets)
        .filter(([, target]) => target !== undefined && target.trim() !== '')
        .map(([priority, target]) => [priority, durationFrom(target)]),
    );
    const id = service?.id ?? newId(said.name, directory.services);
    return { ...fields, type: 'saveService', id, agency: said.agency, targets } as const;
  };
  return (
    <SaveDialog
      title={service?.name ?? t('directory.new.services')}
      label={t('directory.save')}
      size="large"
      command={command}
      onClose={onClose}
    >
      <div className={css.pair}>
        <TextField
          label={t('directory.fields.name')}
          value={said.name}
          onChange={(name) => set({ name })}
          autoFocus
        />
        <Combobox
          label={t('directory.fields.agency')}
          items={agencyItems(directory)}
          value={said.agency}
          onChange={(agency) => set({ agency })}
        />
      </div>
      <Choice
        label={t('directory.fields.tier')}
        value={said.tier}
        options={tiers.map((value) => ({ value, label: value }))}
        onChange={(tier: Tier) => set({ tier })}
      />
      <MultiCombobox
        label={t('directory.fields.dependsOn')}
        items={needed}
        values={said.dependsOn.map((one) => one.service)}
        onChange={(chosen) => set({ dependsOn: chosen.map((one) => ({ service: one, ola: olaOf(one) })) })}
      />
      {said.dependsOn.map(({ service: other, ola }) => (
        <TextField
          key={other}
          label={t('directory.fields.olaWith', { service: directory.services.get(other)?.name ?? other })}
          value={ola}
          onChange={(text) =>
            set({
              dependsOn: said.dependsOn.map((one) => (one.service === other ? { ...one, ola: text } : one)),
            })
          }
        />
      ))}
      <div className={css.pair}>
        <MultiCombobox
          label={t('directory.fields.vendors')}
          items={vendorItems(directory)}
          values={said.vendors}
          onChange={(vendors: readonly VendorId[]) => set({ vendors: [...vendors] })}
        />
        <Combobox
          label={t('directory.fields.rotation')}
          items={rotationItems(directory)}
          value={said.rotation}
          onChange={(rotation: RotationId | null) => set({ rotation })}
          placeholder={t('directory.none')}
        />
      </div>
      <fieldset className={css.ways}>
        <legend>{t('directory.fields.monitoring')}</legend>
        {ways.map((way) => (
          <Checkbox
            key={way}
            label={t(`directory.monitoring.has.${way}`)}
            checked={said.monitoring[way]}
            onChange={(checked) => set({ monitoring: { ...said.monitoring, [way]: checked } })}
          />
        ))}
      </fieldset>
      <div className={css.targets}>
        {priorities.map((priority) => (
          <TextField
            key={priority}
            label={t('directory.fields.target', { priority })}
            value={said.targets[priority] ?? ''}
            placeholder={t('directory.asPolicy')}
            figures
            onChange={(target) => set({ targets: { ...said.targets, [priority]: target } })}
          />
        ))}
      </div>
      <p className={css.muted}>{t('directory.hints.target')}</p>
    </SaveDialog>
  );
}

const inWords = (service: ReturnType<typeof writtenService>): typeof blank => ({
  ...service,
  targets: Object.fromEntries(
    Object.entries(service.targets).map(([priority, target]) => [priority, durationWords(target)]),
  ),
});

const blank = {
  name: '',
  tier: '2' as Tier,
  agency: null as AgencyId | null,
  dependsOn: [] as readonly { service: ServiceId; ola: string }[],
  vendors: [] as readonly VendorId[],
  monitoring: { automated: false, slaAlerts: false, aroundTheClock: false, severalLocations: false },
  targets: {} as Partial<Record<(typeof priorities)[number], string>>,
  rotation: null as RotationId | null,
  retired: false,
};
