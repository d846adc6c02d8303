import { useTranslation } from 'react-i18next';
import { writeDirectoryCsv } from '../../../shared/directory/exchange/directory-csv.ts';
import { writeDirectoryJson } from '../../../shared/directory/exchange/directory-json.ts';
import { type CsvKind, csvKinds } from '../../../shared/directory/exchange/tables.ts';
import { useConsole } from '../../bridge/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import { PickList } from '../../ui/PickList.tsx';

/** The whole directory as one document, or one kind of entry as a table. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const save = (id: string) => {
    const day = new Date().toISOString().slice(0, 10);
    if (id === 'json') offerFile(`directory-${day}.json`, writeDirectoryJson(directory), 'application/json');
    else offerFile(`${id}-${day}.csv`, writeDirectoryCsv(id as CsvKind, directory), 'text/csv');
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('directory.export.title')}
      description={t('directory.export.why')}
    >
      <PickList
        label={t('directory.export.which')}
        items={[
          { id: 'json', label: t('directory.export.json'), detail: t('directory.export.jsonWhy') },
          ...csvKinds.map((id) => ({ id, label: t(`directory.export.${id}`), detail: 'CSV' })),
        ]}
        onPick={save}
        nothing={t('directory.nothing')}
      />
    </Dialog>
  );
}
