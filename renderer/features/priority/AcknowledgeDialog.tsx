import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { PersonField } from '../../command/PersonField.tsx';

/** CLK-P1-ACK: a named person takes it; whoever records it may name another. */
export function AcknowledgeDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [assignee, setAssignee] = useState<PersonId | null>(scope.me);
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t('bridge.acknowledge.title')}
      description={t('bridge.acknowledge.why')}
      act={{
        label: t('bridge.acknowledge.title'),
        command: () => assignee && { type: 'acknowledge', assignee },
      }}
      when
      behalf
      onClose={onClose}
    >
      <PersonField
        scope={scope}
        label={t('bridge.acknowledge.assignee')}
        value={assignee}
        onChange={setAssignee}
        autoFocus
      />
    </CommandDialog>
  );
}
