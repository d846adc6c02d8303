import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../shared/incident/state.ts';
import { textOf } from '../../../shared/views/timeline.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Strikes a line: it stays on the record, visible, with a line through it and the reason beside it. */
export function StrikeDialog({
  scope,
  entry,
  onClose,
}: {
  readonly scope: Scope;
  readonly entry: TimelineEntry;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t('bridge.timeline.strike')}
      description={`“${textOf(entry) ?? ''}”`}
      act={{
        label: t('bridge.timeline.strike'),
        command: () => ({ type: 'strikeEntry', entry: entry.id, reason }),
      }}
      onClose={onClose}
    >
      <TextField
        label={t('bridge.timeline.strikeReason')}
        value={reason}
        onChange={setReason}
        hint={t('bridge.timeline.strikeHint')}
        autoFocus
      />
    </CommandDialog>
  );
}
