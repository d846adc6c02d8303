import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import type { Found } from '../../../shared/directory/search.ts';
import { useConsole } from '../../bridge/store.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** Somebody leaves, or a service is retired: no longer offered, still named by the record. The same way back. */
export function LeaveDialog({
  entry,
  onClose,
}: {
  readonly entry: Extract<Found, { kind: 'people' | 'services' }>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const gone =
    entry.kind === 'people'
      ? directory.people.get(entry.id)?.left
      : directory.services.get(entry.id)?.retired;
  const command = (): DirectoryCommand => {
    if (entry.kind === 'people') return { type: gone ? 'markReturned' : 'markLeft', person: entry.id };
    return { type: gone ? 'reinstateService' : 'retireService', service: entry.id };
  };
  const act = t(`directory.leave.${entry.kind}.${gone ? 'back' : 'act'}`);
  return (
    <SaveDialog
      title={act}
      label={act}
      size="small"
      grave={!gone}
      command={command}
      onClose={() => onClose()}
    >
      <p>{t(`directory.leave.${entry.kind}.${gone ? 'backWhy' : 'why'}`)}</p>
    </SaveDialog>
  );
}
