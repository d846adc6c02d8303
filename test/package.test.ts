import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Packed, packUnpacked } from '../scripts/package.ts';

describe('the packed app', () => {
  let output: string;
  let packed: Packed;
  /** Paths inside the archive with forward slashes and no leading one; folders are left out. */
  let files: readonly string[];

  beforeAll(async () => {
    output = mkdtempSync(join(tmpdir(), 'war-room-package-'));
    packed = await packUnpacked(output);
    const listed = listPackage(join(packed.app, 'resources/app.asar'), { isPack: false }).map((path) =>
      path.replaceAll('\\', '/').replace(/^\//, ''),
    );
    files = listed.filter((path) => !listed.some((other) => other.startsWith(`${path}/`)));
  }, 300_000);
  afterAll(() => rmSync(output, { recursive: true, force: true }));

  test('holds what the console runs on', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main.js',
        'out/preload.cjs',
        'out/date-holidays.js',
        'NOTICE',
        'licenses/date-holidays/LICENSE',
        'out/long-work-thread.js',
        'out/renderer/index.html',
        'resources/policy/default.json',
        'resources/directory/example.json',
        'resources/i18n/en/rejections.json',
        'resources/drills/cloudflare-2019-07-02.json',
        'node_modules/better-sqlite3/lib/index.js',
      ]),
    );
  });

  test('holds nothing else: no tests, sources, maps, scripts, tools or foreign binaries', () => {
    const expected = [
      /^(package\.json|NOTICE|licenses\/date-holidays\/LICENSE)$/,
      /^out\/(main\.js|preload\.cjs|date-holidays\.js|long-work-thread\.js)$/,
      /^out\/renderer\/(index\.html|assets\/[\w.-]+\.(js|css|woff2?))$/,
      /^resources\/policy\/[\w.-]+\.json$/,
      /^resources\/(i18n|directory|drills)\/[\w./-]+\.json$/,
      /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w./-]+\.js)$/,
      new RegExp(`^node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}\\.node$`),
    ];
    expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  test('unpacks the native part of SQLite, for this machine alone', () => {
    const binary = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`;
    expect(existsSync(join(packed.app, 'resources/app.asar.unpacked', binary))).toBe(true);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([binary]);
  });

  test('has its fuses set: it runs no other code than its own', async () => {
    const binary = join(
      packed.app,
      process.platform === 'win32' ? 'War Room Console.exe' : 'war-room-console',
    );
    const wire = await getCurrentFuseWire(binary);
    // The bytes that the wire itself uses.
    const on = '1'.charCodeAt(0);
    const off = '0'.charCodeAt(0);
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      cookies: wire[FuseV1Options.EnableCookieEncryption],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      asarOnly: wire[FuseV1Options.OnlyLoadAppFromAsar],
      filePrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: off,
      cookies: on,
      nodeOptions: off,
      inspect: off,
      integrity: on,
      asarOnly: on,
      filePrivileges: off,
    });
  });
});
