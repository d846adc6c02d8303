import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import { slugOf } from '../../../shared/directory/plain-text.ts';
import type { Person } from '../../../shared/directory/state.ts';
import type { AgencyId } from '../../../shared/kernel/ids.ts';
import { useConsole } from '../../bridge/store.ts';
import { Combobox } from '../../ui/Combobox.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { agencyItems } from './choices.ts';
import css from './directory.module.css';
import { newId } from './new-id.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** A person, new where `person` is null. Their offices are given where they are held. */
export function PersonForm({
  person,
  onClose,
}: {
  readonly person: Person | null;
  readonly onClose: (saved?: DirectoryCommand) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const [name, setName] = useState(person?.name ?? '');
  const [handle, setHandle] = useState(person?.handle ?? '');
  const [agency, setAgency] = useState<AgencyId | null>(person?.agency ?? null);
  const [phone, setPhone] = useState(person?.phone ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  // The last name is what people type after @; it can be another.
  const proposed = slugOf(name.trim().split(/\s+/).at(-1) ?? '');
  return (
    <SaveDialog
      title={person?.name ?? t('directory.new.people')}
      label={t('directory.save')}
      command={() => ({
        type: 'savePerson',
        id: person?.id ?? newId(name, directory.people),
        name,
        handle: handle || proposed,
        agency,
        phone: phone.trim() || null,
        email: email.trim() || null,
      })}
      onClose={onClose}
    >
      <TextField label={t('directory.fields.name')} value={name} onChange={setName} autoFocus />
      <TextField
        label={t('directory.fields.handle')}
        hint={t('directory.hints.handle')}
        value={handle}
        placeholder={proposed}
        onChange={setHandle}
        figures
      />
      <Combobox
        label={t('directory.fields.agency')}
        items={agencyItems(directory)}
        value={agency}
        onChange={setAgency}
        placeholder={t('directory.none')}
      />
      <div className={css.pair}>
        <TextField label={t('directory.fields.phone')} value={phone} onChange={setPhone} figures />
        <TextField label={t('directory.fields.email')} value={email} onChange={setEmail} />
      </div>
    </SaveDialog>
  );
}
