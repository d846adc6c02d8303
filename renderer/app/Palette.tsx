import { useTranslation } from 'react-i18next';
import { serviceName } from '../../shared/directory/state.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { IncidentSummary, Theme } from '../../shared/protocol/console.ts';
import { mayOpenRow } from '../../shared/views/need-to-know.ts';
import { openWall, useConsole } from '../bridge/store.ts';
import { listed } from '../features/incidents/order.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useShortcutSheet } from '../ui/keys.ts';
import { type PickItem, PickList } from '../ui/PickList.tsx';
import { PriorityMark } from '../ui/PriorityMark.tsx';
import { titleOf } from '../wording/incident-title.ts';
import { addressOf, go, type Route, settingsSections } from './route.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly route: Route;
  readonly theme: Theme;
  readonly onTheme: () => void;
  readonly onPerson: () => void;
  readonly onSheet: () => void;
  readonly onBackUp: () => void;
}

interface Act extends PickItem {
  readonly run: () => void;
}

/** Go to or do anything, by typing part of its name. */
export function Palette({ open, onClose, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onClose={onClose} title={t('shell.palette.title')} size="medium">
      <Acts onClose={onClose} {...rest} />
    </Dialog>
  );
}

function Acts({ onClose, route, theme, onTheme, onPerson, onSheet, onBackUp }: Omit<Props, 'open'>) {
  const { t } = useTranslation();
  const summaries = useConsole((state) => state.summaries);
  const directory = useConsole((state) => state.directory);
  const me = useConsole(({ session }) => session?.person ?? null);
  const { open, closed } = listed(summaries);
  const walled =
    route.screen === 'incident' ? summaries.filter(({ stream }) => stream === route.stream) : open;

  const incident = (row: IncidentSummary): Act => {
    const { stream, ref, services, priority, status } = row;
    const known = mayOpenRow(row, me);
    const named = [ref, ...(known ? [services.map((id) => serviceName(directory, id)).join(', ')] : [])];
    return {
      id: stream,
      label: known ? titleOf(row) : t('security.closedDoor.title'),
      detail: named.join(' · '),
      mark: <PriorityMark priority={known ? priority : null} />,
      aside: t(`common.status.${status}`),
      run: () => go({ screen: 'incident', stream }),
    };
  };
  const act = (id: string, label: string, run: () => void, keys?: string): Act => ({
    id,
    label,
    run,
    aside: keys === undefined ? undefined : <Kbd keys={keys} />,
  });
  // What a key of the screen does is found by its name, too; those of everywhere stand below in words of their own.
  const elsewhere = new Set([t('shell.groups.everywhere'), t('shell.groups.alarms')]);
  const ofScreen = useShortcutSheet()
    .filter(({ group }) => !elsewhere.has(group))
    .flatMap(({ group, shortcuts }) =>
      shortcuts.map(
        ({ key, label, run }): Act => ({
          ...act(`key ${key}`, label, () => run(new KeyboardEvent('keydown')), key),
          detail: group,
        }),
      ),
    );
  const acts: readonly Act[] = [
    ...(route.screen === 'incident' || route.screen === 'settings' ? ofScreen : []),
    ...open.map(incident),
    act('declare', t('shell.palette.declare'), () => go({ screen: 'declare', drill: false })),
    act('drill', t('shell.palette.drill'), () => go({ screen: 'declare', drill: true })),
    act('list', t('shell.palette.list'), () => go({ screen: 'incidents' }), 'Alt+L'),
    act('notIncidents', t('shell.palette.notIncidents'), () => go({ screen: 'notIncidents' })),
    ...settingsSections.map((section) =>
      act(section, t(`shell.settings.${section}`), () => go({ screen: 'settings', section })),
    ),
    act('person', t('shell.palette.person'), onPerson, 'Ctrl+P'),
    act('theme', t(theme === 'dark' ? 'shell.palette.light' : 'shell.palette.dark'), onTheme, 'Alt+T'),
    act('backUp', t('shell.palette.backUp'), onBackUp),
    act('keys', t('shell.palette.keys'), onSheet, '?'),
    ...walled.map(({ stream, ref }) =>
      act(`wall ${stream}`, t('shell.palette.wall', { ref }), () => void showWall(stream)),
    ),
    ...closed.map(incident),
  ];

  return (
    <PickList
      label={t('shell.palette.label')}
      items={acts}
      nothing={t('shell.palette.nothing')}
      onPick={(id) => {
        onClose();
        acts.find((one) => one.id === id)?.run();
      }}
    />
  );
}

/** In Electron the console opens a window of its own; in a browser the page does. */
async function showWall(stream: StreamId): Promise<void> {
  const opened = await openWall(stream).catch(() => false);
  if (!opened) window.open(addressOf({ screen: 'wall', stream }), '_blank', 'noopener');
}
