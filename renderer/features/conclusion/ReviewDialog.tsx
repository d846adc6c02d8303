import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { PersonField } from '../../command/PersonField.tsx';

/** PIR-SCHEDULE: when it is held and who leads it, which is not the commander. */
export function ReviewDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState('');
  const [facilitator, setFacilitator] = useState<PersonId | null>(null);
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.review.title')}
      description={t('bridge.review.why')}
      act={{
        label: t('bridge.review.title'),
        command: () => {
          const heldAt = readMoment(held, Date.now(), 'future');
          return heldAt !== null && facilitator ? { type: 'scheduleReview', heldAt, facilitator } : null;
        },
      }}
      behalf
      onClose={onClose}
    >
      <MomentField
        label={t('bridge.review.heldAt')}
        value={held}
        onChange={setHeld}
        lean="future"
        autoFocus
      />
      <PersonField
        scope={scope}
        label={t('bridge.review.facilitator')}
        value={facilitator}
        onChange={setFacilitator}
        placeholder={t('bridge.dialog.typeName')}
        hint={t('bridge.review.notCommander')}
      />
    </CommandDialog>
  );
}
