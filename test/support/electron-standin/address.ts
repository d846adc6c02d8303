/**
 * Chromium outside Electron does not know the app's own scheme, so a page of `scheme://host/path` lives at
 * `https://host.scheme.invalid/path` (a secure context, as a privileged scheme is). The main process, its handlers and
 * its checks only ever see `scheme://host/path`.
 */
export interface SchemePrivileges {
  readonly standard?: boolean;
  readonly secure?: boolean;
}

const schemes = new Map<string, SchemePrivileges>();

export function registerScheme(scheme: string, privileges: SchemePrivileges = {}): void {
  schemes.set(scheme, privileges);
}

export const isRegistered = (scheme: string): boolean => schemes.has(scheme);

export const schemeOf = (url: string): string => url.slice(0, Math.max(0, url.indexOf(':')));

export function toPageAddress(url: string): string {
  const scheme = schemeOf(url);
  if (!schemes.has(scheme)) return url;
  const { host, pathname, search, hash } = new URL(url);
  return `https://${host}.${scheme}.invalid${pathname || '/'}${search}${hash}`;
}

export function fromPageAddress(url: string): string {
  if (!url.startsWith('https://')) return url;
  const { host, pathname, search, hash } = new URL(url);
  for (const scheme of schemes.keys()) {
    const ending = `.${scheme}.invalid`;
    if (host.endsWith(ending))
      return `${scheme}://${host.slice(0, -ending.length)}${pathname}${search}${hash}`;
  }
  return url;
}

/** As WebFrameMain.origin words it: only standard schemes have one. */
export function originOf(url: string): string {
  const scheme = schemeOf(url);
  if (schemes.get(scheme)?.standard === true) return `${scheme}://${new URL(url).host}`;
  return URL.canParse(url) ? new URL(url).origin : 'null';
}

/** A policy that names the app's scheme must go on meaning the same origin inside the page. */
export function policyForPage(policy: string): string {
  let text = policy;
  for (const scheme of schemes.keys()) {
    const source = new RegExp(`(?<=[\\s;,]|^)${scheme.replaceAll(/[.+]/g, '\\$&')}:(//[^\\s;,/]+)?`, 'g');
    text = text.replaceAll(source, (_all, host: string | undefined) =>
      host === undefined ? `https://*.${scheme}.invalid` : `https:${host}.${scheme}.invalid`,
    );
  }
  return text;
}
