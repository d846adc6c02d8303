import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Machine, machine, note, startOn } from '../../support/console-host.ts';

let on: Machine;
beforeEach(() => {
  on = machine();
});
afterEach(() => on.remove());

test('a first start makes a device with a key; a second start is the same device', async () => {
  const first = await startOn(on);
  await first.close({ backUp: false });
  const second = await startOn(on);
  expect(second.deviceId).toBe(first.deviceId);
  expect(on.secrets.kept.size).toBe(1);
  await second.close({ backUp: false });
});

test('a backup is signed with the private key, and the public one in the journal proves it', async () => {
  const console = await startOn(on);
  const made = await console.api.backUp(undefined);
  if (!made.ok) throw new Error(made.rejection.code);
  const beside = made.file.replace(/\.sqlite$/, '.signature.json');
  const { text, signature } = JSON.parse(readFileSync(beside, 'utf8')) as { text: string; signature: string };
  const der = Buffer.from(console.journal.device()?.publicKey ?? '', 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))).toBe(true);
  expect(verify(null, Buffer.from(`${text} `), key, Buffer.from(signature, 'base64'))).toBe(false);
  await console.close({ backUp: false });
});

test('a record without its private key goes on under a new identity, and everything is still there', async () => {
  const first = await startOn(on);
  const stream = await first.declare();
  await first.close({ backUp: false });
  on.secrets.kept.clear();

  const second = await startOn(on);
  expect(second.deviceId).not.toBe(first.deviceId);
  expect(await second.run(stream, note('Copied to another machine'))).toMatchObject({ ok: true });
  const { events } = await second.api.open({ stream });
  expect(new Set(events.map(({ deviceId }) => deviceId))).toEqual(new Set([first.deviceId, second.deviceId]));
  await second.close({ backUp: false });
});
