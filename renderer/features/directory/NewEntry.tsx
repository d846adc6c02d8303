import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import { type SearchKind, searchKinds } from '../../../shared/directory/search.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { AgencyForm } from './AgencyForm.tsx';
import { PersonForm } from './PersonForm.tsx';
import { RotationForm } from './RotationForm.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import { VendorForm } from './VendorForm.tsx';

/** What shall be added, then its form. */
export function NewEntry({ onClose }: { readonly onClose: (saved?: DirectoryCommand) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<SearchKind | null>(null);
  switch (kind) {
    case 'services':
      return <ServiceForm service={null} onClose={onClose} />;
    case 'people':
      return <PersonForm person={null} onClose={onClose} />;
    case 'agencies':
      return <AgencyForm agency={null} onClose={onClose} />;
    case 'vendors':
      return <VendorForm vendor={null} onClose={onClose} />;
    case 'rotations':
      return <RotationForm rotation={null} onClose={onClose} />;
    case null:
      return (
        <Dialog open onClose={() => onClose()} title={t('directory.new.title')} size="small">
          <PickList
            label={t('directory.new.which')}
            items={searchKinds.map((id) => ({ id, label: t(`directory.one.${id}`) }))}
            onPick={(id) => setKind(id as SearchKind)}
            nothing={t('directory.nothing')}
          />
        </Dialog>
      );
  }
}
