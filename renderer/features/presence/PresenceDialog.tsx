import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { isOnBridge } from './use-presence.ts';

/** WAR-BRIDGE: somebody else has joined or left; the scribe writes it down, at any earlier time too. */
export function PresenceDialog({
  scope,
  person: first = null,
  onClose,
}: {
  readonly scope: Scope;
  readonly person?: PersonId | null | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<PersonId | null>(first);
  const leaves = isOnBridge(scope.incident, person);
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t('bridge.presence.others')}
      act={{
        label: t(leaves ? 'bridge.presence.hasLeft' : 'bridge.presence.hasJoined'),
        command: () => person && { type: leaves ? 'leaveBridge' : 'joinBridge', person },
      }}
      when
      onClose={onClose}
    >
      <PersonField
        scope={scope}
        label={t('bridge.presence.who')}
        value={person}
        onChange={setPerson}
        placeholder={t('bridge.dialog.typeName')}
        hint={
          person === null ? undefined : t(leaves ? 'bridge.presence.isThere' : 'bridge.presence.isNotThere')
        }
        autoFocus
      />
    </CommandDialog>
  );
}
