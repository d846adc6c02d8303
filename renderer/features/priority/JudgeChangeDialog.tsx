import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf, personName } from '../../../shared/directory/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** The approval that a change of priority waits for, by the office itself or recorded on its behalf (RES-ONBEHALF). */
export function JudgeChangeDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const [reason, setReason] = useState('');
  const change = incident.changes.findLast(({ verdict }) => verdict.kind === 'awaiting');
  const title = t('bridge.priority.judge');
  if (!change)
    return (
      <Dialog open onClose={onClose} title={title} size="small">
        <EmptyState compact title={t('bridge.priority.nothingAwaits')} />
      </Dialog>
    );
  const office = pack.approvals.priorityChange;
  const who = holdersOf(directory, office, incident.services)
    .map((id) => personName(directory, id))
    .join(', ');
  return (
    <CommandDialog
      scope={scope}
      title={title}
      description={t('bridge.priority.judgeWho', { office: pack.offices[office] ?? office, who })}
      act={{
        label: t('bridge.priority.approve'),
        command: () => ({ type: 'approveReclassification', change: change.id }),
      }}
      other={{
        label: t('bridge.priority.refuse'),
        grave: true,
        command: () => ({ type: 'refuseReclassification', change: change.id, reason }),
      }}
      when
      behalf
      onClose={onClose}
    >
      <p>
        <b>
          {change.from} → {change.to}
        </b>{' '}
        {change.reason}
        {change.note !== '' && `: ${change.note}`}
      </p>
      <TextArea label={t('bridge.priority.refuseReason')} value={reason} onChange={setReason} rows={1} />
    </CommandDialog>
  );
}
