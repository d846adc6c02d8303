import { safeStorage } from 'electron';
import type { Secrets } from '../console/device.ts';
import { fileSecrets } from '../console/file-secrets.ts';

/**
 * Secrets sealed by the operating system's keyring, beside the record. Where there is no keyring (Linux without one
 * falls back to a key that everybody knows) they are plain files, and `onPlainText` is told so that a person hears of it.
 * What the browser host wrote on the same record is read as well.
 */
export function keyringSecrets(dataFolder: string, onPlainText: () => void): Secrets {
  const files = fileSecrets(dataFolder);
  const sealedName = (name: string): string => `${name}.sealed`;
  return {
    read(name) {
      const sealed = files.read(sealedName(name));
      return (sealed !== null && hasKeyring() ? opened(sealed) : null) ?? files.read(name);
    },
    write(name, secret) {
      if (hasKeyring())
        return files.write(sealedName(name), safeStorage.encryptString(secret).toString('base64'));
      files.write(name, secret);
      onPlainText();
    },
    forget(name) {
      files.forget(sealedName(name));
      files.forget(name);
    },
  };
}

const hasKeyring = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

/** Null where another user or another keyring sealed it: the console then goes on under a new identity. */
function opened(sealed: string): string | null {
  try {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
  } catch {
    return null;
  }
}
