import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverrideId, PersonId, RotationId } from '../../../shared/kernel/ids.ts';
import { useConsole } from '../../bridge/store.ts';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { peopleItems } from './choices.ts';
import css from './directory.module.css';
import { SaveDialog } from './SaveDialog.tsx';

/** Somebody else stands first in a rotation for a while. */
export function OverrideDialog({
  rotation,
  onClose,
}: {
  readonly rotation: RotationId;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const [id] = useState(() => crypto.randomUUID() as string as OverrideId);
  const [person, setPerson] = useState<PersonId | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const people = useMemo(() => peopleItems(directory), [directory]);
  return (
    <SaveDialog
      title={t('directory.rotation.override')}
      label={t('directory.rotation.override')}
      command={() => {
        const now = Date.now();
        const begins = from.trim() === '' ? now : readMoment(from, now, 'future');
        const ends = readMoment(until, now, 'future');
        if (person === null) return { missing: t('directory.missing.person') };
        if (ends === null) return { missing: t('directory.missing.until') };
        if (begins === null) return { missing: t('directory.missing.date') };
        return { type: 'overrideOnCall', id, rotation, person, from: begins, until: ends };
      }}
      onClose={() => onClose()}
    >
      <Combobox
        label={t('directory.fields.person')}
        items={people}
        value={person}
        onChange={setPerson}
        autoFocus
      />
      <div className={css.pair}>
        <MomentField
          label={t('directory.fields.from')}
          value={from}
          onChange={setFrom}
          lean="future"
          empty={t('directory.rotation.fromNow')}
        />
        <MomentField label={t('directory.fields.until')} value={until} onChange={setUntil} lean="future" />
      </div>
    </SaveDialog>
  );
}
