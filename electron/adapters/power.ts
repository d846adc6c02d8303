import { powerMonitor } from 'electron';
import type { Console } from '../console/console.ts';

/** Timers stand still while the machine sleeps: on waking every clock is read at once (design §7). */
export function followPower(console: Pick<Console, 'sleep' | 'wake'>): void {
  powerMonitor.on('suspend', () => console.sleep());
  powerMonitor.on('resume', () => console.wake());
}
