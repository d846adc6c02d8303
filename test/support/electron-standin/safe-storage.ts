import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { guard } from './not-provided.ts';
import { secretBackend, userData } from './settings.ts';

/**
 * Secrets under AES-GCM. The key of the pretended keyring lies in userData, so a second start can read what the first
 * one wrote; on a machine without a keyring (STANDIN_SAFE_STORAGE=basic_text) the key is a constant, as Chromium's is.
 */
const KEYRING = 'v11';
const PLAIN = 'v10';
const IV_BYTES = 12;
const TAG_BYTES = 16;

let plainTextAllowed = false;

function keyringKey(): Buffer {
  const file = join(userData(), 'standin-keyring.key');
  try {
    return readFileSync(file);
  } catch {
    const key = randomBytes(32);
    writeFileSync(file, key, { mode: 0o600 });
    return key;
  }
}

const plainKey = (): Buffer => createHash('sha256').update('peanuts').digest();

function isAvailable(): boolean {
  if (!app.isReady() || secretBackend === 'unavailable') return false;
  return secretBackend !== 'basic_text' || plainTextAllowed;
}

function encrypt(text: string): Buffer {
  if (!isAvailable())
    throw new Error(
      'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
    );
  const version = secretBackend === 'basic_text' ? PLAIN : KEYRING;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', version === PLAIN ? plainKey() : keyringKey(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(version), iv, cipher.getAuthTag(), body]);
}

function decrypt(sealed: Buffer): string {
  const failed = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';
  if (!isAvailable()) throw new Error(`${failed} Decryption is not available.`);
  const version = sealed.subarray(0, PLAIN.length).toString();
  if (version !== PLAIN && version !== KEYRING)
    throw new Error(`${failed} Ciphertext does not appear to be encrypted.`);
  const iv = sealed.subarray(PLAIN.length, PLAIN.length + IV_BYTES);
  const tagEnd = PLAIN.length + IV_BYTES + TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', version === PLAIN ? plainKey() : keyringKey(), iv);
    decipher.setAuthTag(sealed.subarray(PLAIN.length + IV_BYTES, tagEnd));
    return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(failed);
  }
}

export const safeStorage = guard('safeStorage', {
  isEncryptionAvailable: isAvailable,
  encryptString: encrypt,
  decryptString: decrypt,
  setUsePlainTextEncryption(allowed: boolean): void {
    plainTextAllowed = allowed;
  },
  getSelectedStorageBackend: (): string =>
    !app.isReady() || secretBackend === 'unavailable' ? 'unknown' : secretBackend,
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    await app.whenReady();
    return isAvailable();
  },
  async encryptStringAsync(text: string): Promise<Buffer> {
    return encrypt(text);
  },
  async decryptStringAsync(sealed: Buffer) {
    return { result: decrypt(sealed), shouldReEncrypt: false };
  },
});
