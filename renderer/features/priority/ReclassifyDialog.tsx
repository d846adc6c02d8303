import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName } from '../../../shared/directory/state.ts';
import { priorityOf } from '../../../shared/incident/state.ts';
import type { Spoken } from '../../../shared/kernel/envelope.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import {
  isGraver,
  type Priority,
  priorities,
  type ReclassificationBasis,
} from '../../../shared/policy/vocabulary.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { BehalfFields } from '../../command/BehalfFields.tsx';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** CLS-ESCALATE, CLS-DEESCALATE, CLS-RECLOCK: to what, why, since when, and whose approval it has. */
export function ReclassifyDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory, me } = scope;
  const at = useOfficeTime(directory);
  const from = priorityOf(incident) ?? 'P1';
  const [to, setTo] = useState<Priority>(priorities.findLast((one) => isGraver(one, from)) ?? 'P2');
  const [basis, setBasis] = useState<ReclassificationBasis>('impact changed');
  const raising = isGraver(to, from);
  const reasons = raising ? pack.raiseReasons : pack.lowerReasons;
  const [chosen, setChosen] = useState<string | null>(null);
  const [since, setSince] = useState('');
  const [note, setNote] = useState('');
  const [approver, setApprover] = useState<PersonId | null>(null);
  const [how, setHow] = useState<Spoken>('phone');
  const reason = chosen && reasons.includes(chosen) ? chosen : (reasons[0] ?? '');
  const holders = holdersOf(directory, pack.approvals.priorityChange, incident.services, at);
  const office = pack.offices[pack.approvals.priorityChange] ?? pack.approvals.priorityChange;
  const names = holders.map((id) => personName(directory, id)).join(', ');
  const own = me !== null && holders.includes(me);

  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.priority.change', { from })}
      description={t(
        raising
          ? 'bridge.priority.raiseNote'
          : from === 'P1'
            ? 'bridge.priority.lowerP1Note'
            : 'bridge.priority.lowerNote',
        { office, names },
      )}
      act={{
        label: t(raising ? 'bridge.priority.raise' : 'bridge.priority.lower', { to }),
        command: () => {
          const now = Date.now();
          const changedAt = since.trim() === '' ? now : readMoment(since, now);
          if (changedAt === null) return null;
          const approval =
            approver === null ? null : { person: approver, spoken: approver === me ? null : how };
          return {
            type: 'reclassify',
            to,
            basis,
            changedAt,
            reason:
              basis === 'impact changed' ? reason : note || t('bridge.priority.bases.wrong from the start'),
            note,
            approval,
          };
        },
      }}
      behalf
      onClose={onClose}
    >
      <Choice
        label={t('bridge.priority.to')}
        value={to}
        options={priorities.filter((one) => one !== from).map((value) => ({ value, label: value }))}
        onChange={setTo}
      />
      <Choice
        label={t('bridge.priority.basis')}
        value={basis}
        options={(['impact changed', 'wrong from the start'] as const).map((value) => ({
          value,
          label: t(`bridge.priority.bases.${value}`),
        }))}
        onChange={setBasis}
      />
      {basis === 'impact changed' && (
        <>
          <Select
            label={t('bridge.priority.reason')}
            value={reason}
            options={reasons.map((value) => ({ value, label: value }))}
            onChange={setChosen}
          />
          <MomentField
            label={t('bridge.priority.since')}
            value={since}
            onChange={setSince}
            empty={t('bridge.dialog.now')}
          />
        </>
      )}
      <TextArea
        label={t(raising ? 'bridge.priority.noteOptional' : 'bridge.priority.note')}
        value={note}
        onChange={setNote}
      />
      {!own && (
        <BehalfFields
          scope={scope}
          label={t('bridge.priority.approvedBy', { office })}
          placeholder={t('bridge.priority.notYet')}
          person={approver}
          how={how}
          onPerson={setApprover}
          onHow={setHow}
        />
      )}
    </CommandDialog>
  );
}
