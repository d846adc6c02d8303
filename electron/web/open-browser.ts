import { spawn } from 'node:child_process';

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // The empty title keeps `start` from taking the address for one.
  win32: ['cmd', '/c', 'start', ''],
};

/** Asks the desktop to show the address. Where it cannot, the printed address remains. */
export function openBrowser(address: string): void {
  const [program, ...leading] = OPENERS[process.platform] ?? (['xdg-open'] as const);
  const child = spawn(program, [...leading, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
