import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface PageFile {
  readonly content: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A file of the built page by the path of its address; null where there is none. Whatever the path says, nothing
 * outside the folder is ever read, neither by `..` in any spelling nor through a link.
 */
export async function pageFile(folder: string, pathname: string): Promise<PageFile | null> {
  const relative = plainPath(pathname);
  const type = relative && TYPES[extname(relative)];
  if (!relative || !type) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, relative));
    if (!file.startsWith(root + sep)) return null;
    return {
      content: await readFile(file),
      headers: { 'content-type': type, 'cache-control': cacheRule(relative) },
    };
  } catch {
    return null;
  }
}

/** Null where the path is not plainly one below the root. */
function plainPath(pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\\\0]/.test(decoded) || decoded.split('/').some((step) => step === '..' || step === '.')) return null;
  const relative = decoded.replace(/^\/+/, '');
  return relative === '' ? 'index.html' : relative;
}

/** Files under `assets/` carry a hash of their content in their names; the rest must be asked for anew. */
const cacheRule = (relative: string): string =>
  relative.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
