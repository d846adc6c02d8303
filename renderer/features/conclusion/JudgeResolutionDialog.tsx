import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName } from '../../../shared/directory/state.ts';
import { peakPriority } from '../../../shared/incident/state.ts';
import { resolutionApprover } from '../../../shared/policy/pack.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';

/**
 * RES-APPROVE: the office that the gravest priority asks for says yes, or sends it back with a reason. The one button does
 * what was chosen: a reason that was typed is never sent as an approval.
 */
export function JudgeResolutionDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const at = useOfficeTime(directory);
  const [verdict, setVerdict] = useState<'approve' | 'refuse'>('approve');
  const [reason, setReason] = useState('');
  const start = useRef<HTMLInputElement>(null);
  const { resolution } = incident;
  const title = t('bridge.approve.title');
  if (!resolution || resolution.approved)
    return (
      <Dialog open onClose={onClose} title={title} size="small">
        <EmptyState compact title={t(resolution ? 'bridge.approve.already' : 'bridge.approve.nothing')} />
      </Dialog>
    );
  const peak = peakPriority(incident) ?? 'P1';
  const office = resolutionApprover(pack, peak);
  const who = holdersOf(directory, office, incident.services, at)
    .map((id) => personName(directory, id))
    .join(', ');
  const refuses = verdict === 'refuse';
  return (
    <CommandDialog
      scope={scope}
      title={title}
      description={t('bridge.approve.who', { peak, office: pack.offices[office] ?? office, who })}
      act={{
        label: t(`bridge.approve.${verdict}`),
        grave: refuses,
        command: () => (refuses ? { type: 'refuseResolution', reason } : { type: 'approveResolution' }),
      }}
      initialFocus={start}
      when
      behalf
      onClose={onClose}
    >
      <p>
        <b>{pack.resolutionKinds[resolution.kind]}</b> · <TimeOf at={resolution.restoredAt} /> ·{' '}
        {resolution.text}
      </p>
      <Choice
        label={t('bridge.approve.verdict')}
        value={verdict}
        first={start}
        options={(['approve', 'refuse'] as const).map((value) => ({
          value,
          label: t(`bridge.approve.${value}`),
        }))}
        onChange={setVerdict}
      />
      {refuses && (
        <TextArea label={t('bridge.approve.refuseReason')} value={reason} onChange={setReason} rows={1} />
      )}
    </CommandDialog>
  );
}
