import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { Catalogue } from '../console/catalogue.ts';

export interface MenuActions {
  showConsole(fragment?: string): void;
  openWall(stream: StreamId): void;
  backUp(): void;
  showDataFolder(): void;
}

/** Accelerators leave alone what the page uses itself (Ctrl+K, Ctrl+P, Alt+letter and single letters). */
export function applicationMenu({ say }: Catalogue, actions: MenuActions): Menu {
  const label = (key: string): { readonly label: string } => ({ label: say(`desktop:menu.${key}`) });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      ...label('console'),
      submenu: [
        {
          id: 'declare',
          ...label('declare'),
          accelerator: 'CmdOrCtrl+N',
          click: () => actions.showConsole('#/declare'),
        },
        {
          id: 'incidents',
          ...label('incidents'),
          accelerator: 'CmdOrCtrl+L',
          click: () => actions.showConsole('#/incidents'),
        },
        separator,
        { id: 'backUp', ...label('backUp'), accelerator: 'CmdOrCtrl+Shift+B', click: () => actions.backUp() },
        { id: 'dataFolder', ...label('dataFolder'), click: () => actions.showDataFolder() },
        separator,
        { role: 'quit', ...label('quit') },
      ],
    },
    { role: 'editMenu', ...label('edit') },
    {
      ...label('view'),
      submenu: [
        {
          id: 'wall',
          ...label('wall'),
          accelerator: 'CmdOrCtrl+Shift+W',
          click: () => {
            const stream = shownIncident();
            if (stream !== null) actions.openWall(stream);
          },
        },
        separator,
        { role: 'zoomIn', ...label('zoomIn') },
        { role: 'zoomOut', ...label('zoomOut') },
        { role: 'resetZoom', ...label('resetZoom') },
        separator,
        { role: 'togglefullscreen', ...label('fullScreen') },
        { role: 'reload', ...label('reload') },
      ],
    },
    {
      ...label('window'),
      submenu: [
        { role: 'minimize', ...label('minimize') },
        { role: 'close', ...label('close') },
      ],
    },
  ];
  return Menu.buildFromTemplate(template);
}

/** The incident that the window in front shows: its address says so. */
function shownIncident(): StreamId | null {
  const address = BrowserWindow.getFocusedWindow()?.webContents.getURL() ?? '';
  const [, uuid] = /#\/(?:incident|wall)\/([0-9a-f-]{36})$/.exec(address) ?? [];
  return uuid === undefined ? null : (`incident/${uuid}` as StreamId);
}
