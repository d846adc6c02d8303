import { useTranslation } from 'react-i18next';
import { type OnCallOverride, personName } from '../../../shared/directory/state.ts';
import { useConsole } from '../../bridge/store.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** The rotation's own order holds again from now. */
export function EndOverride({
  override,
  onClose,
}: {
  readonly override: OnCallOverride;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  return (
    <SaveDialog
      title={t('directory.offices.endTitle', { name: personName(directory, override.person) })}
      label={t('directory.offices.end')}
      size="small"
      grave
      command={() => ({ type: 'endOverride', override: override.id, until: null })}
      onClose={() => onClose()}
    >
      <p>{t('directory.rotation.endWhy')}</p>
    </SaveDialog>
  );
}
