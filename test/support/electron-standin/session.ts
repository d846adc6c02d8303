import { EventEmitter } from 'node:events';
import { guard, guardClass } from './not-provided.ts';
import { setPermissionCheckHandler, setPermissionRequestHandler } from './permissions.ts';
import { protocol } from './protocol.ts';
import { record } from './record.ts';
import { webRequest } from './web-request.ts';

/** The default session; the console has no other. `will-download` can be listened to and never fires. */
export class Session extends EventEmitter {
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  readonly setPermissionRequestHandler = setPermissionRequestHandler;
  readonly setPermissionCheckHandler = setPermissionCheckHandler;

  setDevicePermissionHandler(): void {
    record('session.setDevicePermissionHandler');
  }

  setDisplayMediaRequestHandler(): void {
    record('session.setDisplayMediaRequestHandler');
  }

  setCertificateVerifyProc(): void {
    record('session.setCertificateVerifyProc');
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    record('session.setSpellCheckerEnabled', enabled);
  }

  async clearStorageData(): Promise<void> {
    record('session.clearStorageData');
  }

  async clearCache(): Promise<void> {
    record('session.clearCache');
  }
}
guardClass('session', Session);

export const session = guard('session', { defaultSession: new Session() });
