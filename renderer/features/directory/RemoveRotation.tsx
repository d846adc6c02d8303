import { useTranslation } from 'react-i18next';
import type { RotationId } from '../../../shared/kernel/ids.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** A rotation that pages for nothing any more is taken away; one that does is kept, and the refusal names what for. */
export function RemoveRotation({ id, onClose }: { readonly id: RotationId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SaveDialog
      title={t('directory.rotation.remove')}
      label={t('directory.rotation.remove')}
      size="small"
      grave
      command={() => ({ type: 'removeRotation', rotation: id })}
      onClose={() => onClose()}
    >
      <p>{t('directory.rotation.removeWhy')}</p>
    </SaveDialog>
  );
}
