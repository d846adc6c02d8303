import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import { type Shortcut, useShortcuts } from '../../ui/keys.ts';
import {
  type CommandName,
  commandKeys,
  commandNames,
  isOffered,
  MORE_KEY,
  recordCommands,
} from './commands.ts';
import type { Side } from './layout.ts';
import type { NextStep } from './what-now.ts';

interface Acts {
  readonly incident: Incident;
  readonly next: NextStep | null;
  readonly more: () => void;
  readonly open: (command: CommandName) => void;
  readonly doNext: (step: NextStep) => void;
  readonly toLine: () => void;
  readonly focusPanel: (name: string) => void;
  readonly toggle: (side: Side) => void;
}

/** The keys of the bridge. Those with Alt work while the line has the focus; `i` brings it back. */
export function useBridgeKeys({
  incident,
  next,
  more,
  open,
  doNext,
  toLine,
  focusPanel,
  toggle,
}: Acts): void {
  const { t } = useTranslation();
  const commands = (ofRecord: boolean) =>
    commandNames
      .filter((command) => recordCommands.has(command) === ofRecord && isOffered(incident, command))
      .map(
        (command): Shortcut => ({
          key: commandKeys[command],
          label: t(`bridge.commands.${command}`),
          run: () => open(command),
        }),
      );
  useShortcuts(t('bridge.keys.commands'), [
    { key: 'Alt+N', label: t('bridge.keys.next'), run: () => next && doNext(next) },
    { key: MORE_KEY, label: t('bridge.keys.more'), run: more },
    ...commands(false),
  ]);
  useShortcuts(t('bridge.keys.record'), commands(true));
  useShortcuts(t('bridge.keys.around'), [
    { key: 'Alt+1', label: t('bridge.keys.due'), run: () => focusPanel('due') },
    { key: 'Alt+2', label: t('bridge.keys.timeline'), run: () => focusPanel('timeline') },
    { key: 'Alt+3', label: t('bridge.keys.actions'), run: () => focusPanel('actions') },
    { key: 'Alt+4', label: t('bridge.keys.roles'), run: () => focusPanel('roles') },
    { key: 'Alt+5', label: t('bridge.keys.decisions'), run: () => focusPanel('decisions') },
    { key: 'Alt+6', label: t('bridge.keys.checklists'), run: () => focusPanel('checklists') },
    { key: 'Alt+0', label: t('bridge.keys.line'), run: toLine },
    { key: 'i', label: t('bridge.keys.line'), run: toLine },
    { key: 'Escape', label: t('bridge.keys.leave'), run: toLine },
    { key: 'Alt+[', label: t('bridge.keys.left'), run: () => toggle('left') },
    { key: 'Alt+]', label: t('bridge.keys.right'), run: () => toggle('right') },
  ]);
}
