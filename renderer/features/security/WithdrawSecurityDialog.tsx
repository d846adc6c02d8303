import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** RUL-SECURITY: not security after all, with a reason; then ordinary rules apply. */
export function WithdrawSecurityDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      scope={scope}
      title={t('security.withdraw.title')}
      description={t('security.withdraw.why')}
      act={{
        label: t('security.withdraw.act'),
        command: () => ({ type: 'withdrawSecurity', reason }),
      }}
      when
      behalf
      onClose={onClose}
    >
      <TextArea label={t('security.withdraw.reason')} value={reason} onChange={setReason} autoFocus />
    </CommandDialog>
  );
}
