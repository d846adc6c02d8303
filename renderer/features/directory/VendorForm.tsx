import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import type { Vendor } from '../../../shared/directory/state.ts';
import { useConsole } from '../../bridge/store.ts';
import { TextField } from '../../ui/TextField.tsx';
import css from './directory.module.css';
import { newId } from './new-id.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** A vendor, new where `vendor` is null. */
export function VendorForm({
  vendor,
  onClose,
}: {
  readonly vendor: Vendor | null;
  readonly onClose: (saved?: DirectoryCommand) => void;
}) {
  const { t } = useTranslation();
  const vendors = useConsole(({ directory }) => directory.vendors);
  const [name, setName] = useState(vendor?.name ?? '');
  const [contact, setContact] = useState(vendor?.contact ?? '');
  const [phone, setPhone] = useState(vendor?.phone ?? '');
  const [email, setEmail] = useState(vendor?.email ?? '');
  return (
    <SaveDialog
      title={vendor?.name ?? t('directory.new.vendors')}
      label={t('directory.save')}
      command={() => ({
        type: 'saveVendor',
        id: vendor?.id ?? newId(name, vendors),
        name,
        contact,
        phone: phone.trim() || null,
        email: email.trim() || null,
      })}
      onClose={onClose}
    >
      <TextField label={t('directory.fields.name')} value={name} onChange={setName} autoFocus />
      <TextField
        label={t('directory.fields.contact')}
        hint={t('directory.hints.contact')}
        value={contact}
        onChange={setContact}
      />
      <div className={css.pair}>
        <TextField label={t('directory.fields.phone')} value={phone} onChange={setPhone} figures />
        <TextField label={t('directory.fields.email')} value={email} onChange={setEmail} />
      </div>
    </SaveDialog>
  );
}
