import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { priorityOf } from '../../../shared/incident/state.ts';
import { isGraver } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** CLS-SECURITY: suspected or a confirmed breach; a suspicion may be confirmed later. */
export function DeclareSecurityDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident } = scope;
  // What is declared already can only become graver.
  const confirms = incident.security;
  const [breach, setBreach] = useState(confirms);
  const [reason, setReason] = useState('');
  const priority = priorityOf(incident);
  const least = breach ? 'P1' : 'P2';
  const title = t(confirms ? 'security.declare.titleBreach' : 'security.declare.title');
  return (
    <CommandDialog
      scope={scope}
      title={title}
      description={t('security.declare.why')}
      act={{
        label: t(confirms ? 'security.declare.actBreach' : 'security.declare.act'),
        command: () => ({ type: 'declareSecurity', breach, reason }),
      }}
      when
      behalf
      onClose={onClose}
    >
      {!confirms && (
        <Choice
          label={t('security.declare.what')}
          value={breach ? 'confirmed' : 'suspected'}
          options={(['suspected', 'confirmed'] as const).map((value) => ({
            value,
            label: t(`security.declare.${value}`),
          }))}
          onChange={(value) => setBreach(value === 'confirmed')}
        />
      )}
      <TextArea
        label={t('security.declare.reason')}
        value={reason}
        onChange={setReason}
        autoFocus={confirms}
      />
      {priority !== null && isGraver(least, priority) && (
        <Notice>{t('security.declare.raises', { priority: least })}</Notice>
      )}
      {breach && <Notice>{t('security.declare.breachNote')}</Notice>}
    </CommandDialog>
  );
}
