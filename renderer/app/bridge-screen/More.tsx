import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { type CommandName, commandKeys, offeredCommands } from './commands.ts';

/** Everything that can be done to the incident now, found by typing a part of its name. */
export function More({
  incident,
  onPick,
  onClose,
}: {
  readonly incident: Incident;
  readonly onPick: (command: CommandName) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const items = offeredCommands(incident).map((command) => ({
    id: command,
    label: t(`bridge.commands.${command}`),
    detail: t(`bridge.does.${command}`),
    aside: <Kbd keys={commandKeys[command]} />,
  }));
  return (
    <Dialog open onClose={onClose} title={t('bridge.bar.label')}>
      <PickList
        label={t('bridge.bar.find')}
        items={items}
        nothing={t('bridge.bar.nothing')}
        onPick={(id) => onPick(id as CommandName)}
      />
    </Dialog>
  );
}
