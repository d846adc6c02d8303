import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentWarRoom } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** WAR-ACTIVATE, third step: where everybody meets. A web address becomes a link; a number to dial stays text. */
export function OpenBridgeDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const bridge = currentWarRoom(scope.incident)?.bridge;
  const [video, setVideo] = useState(bridge?.video ?? '');
  const [chat, setChat] = useState(bridge?.chat ?? '');
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.commands.openBridge')}
      description={t('bridge.presence.openWhy')}
      act={{
        label: t(bridge ? 'bridge.presence.moveBridge' : 'bridge.commands.openBridge'),
        command: () => ({ type: 'openBridge', video: video.trim(), chat: chat.trim() }),
      }}
      when
      onClose={onClose}
    >
      <TextField
        label={t('bridge.presence.video')}
        value={video}
        onChange={setVideo}
        placeholder={t('bridge.presence.videoExample')}
        autoFocus
      />
      <TextField
        label={t('bridge.presence.chat')}
        value={chat}
        onChange={setChat}
        placeholder={t('bridge.presence.chatExample')}
      />
    </CommandDialog>
  );
}
