import type { BrowserContext } from '@playwright/test';
import { toPageAddress } from './address.ts';

/**
 * Chromium answers a page's question for a permission itself, so the app's handlers are asked before a page of an
 * origin loads and their verdict is set in the browser. Without a handler everything is granted: that is Electron's
 * default, and what makes a missing handler show.
 */
type RequestHandler = (
  contents: object,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;

/** Chromium's permission (as Playwright names it) and Electron's name for it. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
] as const;

let requestHandler: RequestHandler | null = null;
let checkHandler: CheckHandler | null = null;

export function setPermissionRequestHandler(handler: RequestHandler | null): void {
  requestHandler = handler;
}

export function setPermissionCheckHandler(handler: CheckHandler | null): void {
  checkHandler = handler;
}

export async function applyPermissions(
  context: BrowserContext,
  contents: object,
  url: string,
): Promise<void> {
  const page = new URL(toPageAddress(url));
  if (!/^https?:$/.test(page.protocol)) return;
  const granted: string[] = [];
  for (const [chromiumName, electronName] of PERMISSIONS) {
    if (await isGranted(contents, electronName, url)) granted.push(chromiumName);
  }
  await context.grantPermissions(granted, { origin: page.origin });
}

async function isGranted(contents: object, permission: string, url: string): Promise<boolean> {
  const details = { isMainFrame: true, requestingUrl: url };
  if (checkHandler?.(contents, permission, url, details) === false) return false;
  const handler = requestHandler;
  if (handler === null) return true;
  return new Promise((resolve) => handler(contents, permission, resolve, details));
}
