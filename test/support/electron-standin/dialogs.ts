import { guard } from './not-provided.ts';
import { record } from './record.ts';

/**
 * Dialogs are recorded and answered as by a person who presses Escape. A test that wants another answer replaces the
 * method (`dialog.showOpenDialog = async () => ...`), which works the same way in a real Electron.
 */
interface MessageBox {
  readonly cancelId?: number;
}

/** Every dialog takes an optional parent window before its options. */
const optionsOf = (args: readonly unknown[]): unknown => args.at(-1);

const escaped = (args: readonly unknown[]): number =>
  (optionsOf(args) as MessageBox | undefined)?.cancelId ?? 0;

export const dialog = guard('dialog', {
  async showOpenDialog(...args: unknown[]) {
    record('dialog.showOpenDialog', optionsOf(args));
    return { canceled: true, filePaths: [] as string[] };
  },
  async showSaveDialog(...args: unknown[]) {
    record('dialog.showSaveDialog', optionsOf(args));
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]) {
    record('dialog.showMessageBox', optionsOf(args));
    return { response: escaped(args), checkboxChecked: false };
  },
  showMessageBoxSync(...args: unknown[]): number {
    record('dialog.showMessageBoxSync', optionsOf(args));
    return escaped(args);
  },
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
    console.error(`${title}\n${content}`);
  },
});
