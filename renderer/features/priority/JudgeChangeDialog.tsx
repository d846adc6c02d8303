import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName } from '../../../shared/directory/state.ts';
import { awaitingChanges } from '../../../shared/incident/approvals.ts';
import { isGraver } from '../../../shared/policy/vocabulary.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { listOf } from '../../i18n.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Elapsed } from '../../ui/Countdown.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './priority.module.css';

/**
 * CLS-ESCALATE, RUL-DEESC: the approval that a change of priority waits for, by the office itself or recorded on its
 * behalf (RES-ONBEHALF). Enter approves; a refusal takes its reason and is the documented way back.
 */
export function JudgeChangeDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const at = useOfficeTime(directory);
  const [verdict, setVerdict] = useState<'grant' | 'refuse'>('grant');
  const [reason, setReason] = useState('');
  const start = useRef<HTMLInputElement>(null);
  const waiting = awaitingChanges(incident);
  const change = waiting.at(-1);
  const title = t('bridge.priority.judge');
  if (!change)
    return (
      <Dialog open onClose={onClose} title={title} size="small">
        <EmptyState compact title={t('bridge.priority.nothingAwaits')} />
      </Dialog>
    );
  const office = pack.approvals.priorityChange;
  const name = pack.offices[office] ?? office;
  const who = listOf(
    holdersOf(directory, office, incident.services, at).map((id) => personName(directory, id)),
  );
  const { from, to } = change;
  const raising = isGraver(to, from);
  const refuses = verdict === 'refuse';
  return (
    <CommandDialog
      scope={scope}
      title={title}
      description={t('bridge.priority.judgeWho', { office: name, who: who || name })}
      act={{
        label: t(refuses ? 'bridge.priority.refuse' : 'bridge.priority.approve'),
        grave: refuses,
        command: () =>
          refuses
            ? { type: 'refuseReclassification', change: change.id, reason }
            : { type: 'approveReclassification', change: change.id },
      }}
      initialFocus={start}
      when
      behalf
      onClose={onClose}
    >
      <div className={css.change}>
        <p className={css.step}>
          <PriorityMark priority={from} large />
          <span aria-hidden>→</span>
          <PriorityMark priority={to} large />
          <span className={css.waits}>
            {t('bridge.priority.waiting')} <Elapsed since={change.done.at} />
          </span>
        </p>
        <p>
          <b>{change.reason}</b>
          {change.note !== '' && change.note !== change.reason && `: ${change.note}`}
        </p>
        <p className={css.quiet}>
          {t('bridge.priority.askedBy', { name: personName(directory, change.done.by) })} ·{' '}
          <TimeOf at={change.done.at} localOnly /> · {t(`bridge.priority.bases.${change.basis}`)}
        </p>
      </div>
      <Choice
        label={t('bridge.priority.verdict')}
        value={verdict}
        first={start}
        options={[
          { value: 'grant', label: t('bridge.priority.grant') },
          { value: 'refuse', label: t('bridge.priority.refuse') },
        ]}
        onChange={setVerdict}
      />
      {refuses && (
        <TextArea label={t('bridge.priority.refuseReason')} value={reason} onChange={setReason} rows={1} />
      )}
      <p className={css.quiet}>
        {refuses
          ? t(raising ? 'bridge.priority.refuseNote' : 'bridge.priority.refuseNoteLowering', { from })
          : t(raising ? 'bridge.priority.grantNote' : 'bridge.priority.grantNoteLowering', { to })}
        {waiting.length > 1 && ` ${t('bridge.priority.moreAwait', { count: waiting.length - 1 })}`}
      </p>
    </CommandDialog>
  );
}
