import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** WAR-CADENCE: the spoken status on the bridge, or the executive briefing; giving it begins its clock anew. */
export function UpdateDialog({
  scope,
  kind,
  onClose,
}: {
  readonly scope: Scope;
  readonly kind: 'bridgeStatus' | 'briefing';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const type = kind === 'bridgeStatus' ? 'giveBridgeStatus' : 'giveExecutiveBriefing';
  return (
    <CommandDialog
      scope={scope}
      title={t(`bridge.updates.${kind}.title`)}
      description={t(`bridge.updates.${kind}.why`)}
      act={{ label: t('bridge.updates.record'), command: () => ({ type, text }) }}
      when
      behalf
      onClose={onClose}
    >
      <TextArea
        label={t('bridge.updates.text')}
        value={text}
        onChange={setText}
        rows={3}
        autoFocus
        placeholder={t(
          statusOf(scope.incident) === 'resolved' ? 'bridge.updates.afterwards' : 'bridge.updates.during',
        )}
      />
    </CommandDialog>
  );
}
