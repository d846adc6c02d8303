import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** CLO-REOPEN: a resolved incident goes on, with the reason; its clocks run as if they had never stopped. */
export function ReopenDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t('bridge.reopen.title')}
      description={t('bridge.reopen.why')}
      act={{ label: t('bridge.reopen.title'), command: () => ({ type: 'reopen', reason }) }}
      when
      behalf
      onClose={onClose}
    >
      <TextArea label={t('bridge.reopen.reason')} value={reason} onChange={setReason} autoFocus />
    </CommandDialog>
  );
}
