import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import type { Agency } from '../../../shared/directory/state.ts';
import { useConsole } from '../../bridge/store.ts';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from './new-id.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** An agency, new where `agency` is null. */
export function AgencyForm({
  agency,
  onClose,
}: {
  readonly agency: Agency | null;
  readonly onClose: (saved?: DirectoryCommand) => void;
}) {
  const { t } = useTranslation();
  const agencies = useConsole(({ directory }) => directory.agencies);
  const [name, setName] = useState(agency?.name ?? '');
  const [short, setShort] = useState(agency?.short ?? '');
  return (
    <SaveDialog
      title={agency?.name ?? t('directory.new.agencies')}
      label={t('directory.save')}
      command={() => ({ type: 'saveAgency', id: agency?.id ?? newId(name, agencies), name, short })}
      onClose={onClose}
    >
      <TextField label={t('directory.fields.name')} value={name} onChange={setName} autoFocus />
      <TextField
        label={t('directory.fields.short')}
        hint={t('directory.hints.short')}
        value={short}
        onChange={setShort}
        maxLength={20}
      />
    </SaveDialog>
  );
}
