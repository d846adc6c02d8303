import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand, EntryOf } from '../../../shared/directory/command.ts';
import { writtenRotation } from '../../../shared/directory/exchange/written.ts';
import type { Rotation } from '../../../shared/directory/state.ts';
import { weekdays } from '../../../shared/policy/pack/calendar.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Choice } from '../../ui/Choice.tsx';
import { MultiCombobox } from '../../ui/Combobox.tsx';
import { durationFrom, durationWords } from '../../ui/duration.ts';
import { TextField } from '../../ui/TextField.tsx';
import { machineZone } from '../../ui/zoned.ts';
import { peopleItems } from './choices.ts';
import css from './directory.module.css';
import { newId } from './new-id.ts';
import { SaveDialog } from './SaveDialog.tsx';

type Written = EntryOf<'rotations'>;
type Layer = Written['layers'][number];

const allWeek: Layer = { days: [...weekdays], from: '00:00', until: '24:00', order: [] };

/** A rotation, new where `rotation` is null: windows of the week and who takes turns in each. A gap is refused. */
export function RotationForm({
  rotation,
  onClose,
}: {
  readonly rotation: Rotation | null;
  readonly onClose: (saved?: DirectoryCommand) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const [said, setSaid] = useState<Omit<Written, 'id'>>(
    rotation
      ? inWords(writtenRotation(rotation))
      : { ...blank, start: new Date().toISOString().slice(0, 10) },
  );
  const people = useMemo(() => peopleItems(directory), [directory]);
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change });
  const setLayer = (index: number, change: Partial<Layer>) =>
    set({ layers: said.layers.map((layer, at) => (at === index ? { ...layer, ...change } : layer)) });
  return (
    <SaveDialog
      title={rotation?.name ?? t('directory.new.rotations')}
      label={t('directory.save')}
      size="large"
      command={() => ({
        ...said,
        escalateAfter: durationFrom(said.escalateAfter),
        type: 'saveRotation',
        id: rotation?.id ?? newId(said.name, directory.rotations),
      })}
      onClose={onClose}
    >
      <div className={css.pair}>
        <TextField
          label={t('directory.fields.name')}
          value={said.name}
          onChange={(name) => set({ name })}
          autoFocus
        />
        <TextField label={t('directory.fields.zone')} value={said.zone} onChange={(zone) => set({ zone })} />
      </div>
      <div className={css.pair}>
        <TextField
          label={t('directory.fields.start')}
          value={said.start}
          onChange={(start) => set({ start })}
          figures
        />
        <TextField
          label={t('directory.fields.escalateAfter')}
          hint={t('directory.hints.escalateAfter')}
          value={said.escalateAfter}
          onChange={(escalateAfter) => set({ escalateAfter })}
          figures
        />
      </div>
      <Choice
        label={t('directory.fields.turn')}
        value={said.turn}
        options={(['week', 'day'] as const).map((value) => ({
          value,
          label: t(`directory.rotation.${value}`),
        }))}
        onChange={(turn) => set({ turn })}
      />
      {said.layers.map((layer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer has no name; its place in the order is what it is.
        <fieldset key={index} className={css.layer}>
          <legend>{t('directory.rotation.layer', { number: index + 1 })}</legend>
          <div className={css.days}>
            {weekdays.map((day) => (
              <Checkbox
                key={day}
                label={t(`directory.days.${day}`)}
                checked={layer.days.includes(day)}
                onChange={(checked) =>
                  setLayer(index, {
                    days: weekdays.filter((one) => (one === day ? checked : layer.days.includes(one))),
                  })
                }
              />
            ))}
          </div>
          <div className={css.pair}>
            <TextField
              label={t('directory.fields.from')}
              value={layer.from}
              onChange={(from) => setLayer(index, { from })}
              figures
            />
            <TextField
              label={t('directory.fields.until')}
              value={layer.until}
              onChange={(until) => setLayer(index, { until })}
              figures
            />
          </div>
          <MultiCombobox
            label={t('directory.rotation.order')}
            items={people}
            values={layer.order}
            onChange={(order) => setLayer(index, { order })}
          />
          {said.layers.length > 1 && (
            <Button
              small
              kind="quiet"
              onClick={() => set({ layers: said.layers.filter((_, at) => at !== index) })}
            >
              {t('directory.rotation.removeLayer')}
            </Button>
          )}
        </fieldset>
      ))}
      <Button small onClick={() => set({ layers: [...said.layers, allWeek] })}>
        {t('directory.rotation.addLayer')}
      </Button>
    </SaveDialog>
  );
}

const inWords = (written: Written): Written => ({
  ...written,
  escalateAfter: durationWords(written.escalateAfter),
});

const blank: Omit<Written, 'id'> = {
  name: '',
  zone: machineZone,
  start: '',
  turn: 'week',
  layers: [allWeek],
  escalateAfter: '5 min',
};
