import { EventEmitter } from 'node:events';
import { guard } from './not-provided.ts';
import { record } from './record.ts';

/** Power, shortcuts, clipboard: the machine around the app. Tests make it speak by emitting its events. */

export const powerMonitor = guard(
  'powerMonitor',
  Object.assign(new EventEmitter(), {
    getSystemIdleTime: () => 0,
    getSystemIdleState: () => 'active',
    isOnBatteryPower: () => false,
    onBatteryPower: false,
  }),
);

const blockers = new Set<number>();
let lastBlocker = 0;

export const powerSaveBlocker = guard('powerSaveBlocker', {
  start(type: string): number {
    record('powerSaveBlocker.start', type);
    lastBlocker += 1;
    blockers.add(lastBlocker);
    return lastBlocker;
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
});

const shortcuts = new Map<string, () => void>();

export const globalShortcut = guard('globalShortcut', {
  register(accelerator: string, pressed: () => void): boolean {
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, pressed);
    return true;
  },
  isRegistered: (accelerator: string): boolean => shortcuts.has(accelerator),
  unregister: (accelerator: string): void => void shortcuts.delete(accelerator),
  unregisterAll: (): void => shortcuts.clear(),
});

/** For tests: no keyboard reaches a shortcut here. */
export function pressShortcut(accelerator: string): void {
  const pressed = shortcuts.get(accelerator);
  if (pressed === undefined) throw new Error(`electron stand-in: no shortcut '${accelerator}' is registered`);
  pressed();
}

let copied = '';

export const clipboard = guard('clipboard', {
  async readText(): Promise<string> {
    return copied;
  },
  async writeText(text: string): Promise<void> {
    copied = text;
  },
  clear(): void {
    copied = '';
  },
});
