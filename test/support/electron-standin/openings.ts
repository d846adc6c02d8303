import { fromPageAddress } from './address.ts';

/**
 * What pages ask to open: window.open, `target=_blank`, modified clicks. The page's shim (page-openings.ts) holds the
 * wish back until the app's handler has said yes here, because Chromium would let the first request of a new page out
 * before anybody could hold it. A page that shows up without a yes is closed (popups.ts).
 */
export interface OpenDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
}

export interface Opener {
  allowsWindow(details: OpenDetails): boolean;
}

interface Permit {
  readonly opener: Opener;
  readonly url: string;
  spent: boolean;
}

const permits = new Set<Permit>();

export function mayOpen(opener: Opener, pageUrl: string, frameName: string, features: string): boolean {
  const url = fromPageAddress(pageUrl);
  const disposition = features === '' ? 'foreground-tab' : 'new-window';
  const allowed = opener.allowsWindow({ url, frameName, features, disposition });
  if (allowed) permits.add({ opener, url, spent: false });
  return allowed;
}

/** About the first request of a page that belongs to no window yet; it may come before or after the page shows up. */
export const isPermitted = (url: string): boolean => [...permits].some((permit) => permit.url === url);

/** For a page that showed up; each permit is good for one. A page opened with `noopener` does not tell its opener. */
export function spendPermit(opener: Opener | undefined): boolean {
  const permit = [...permits].find((one) => !one.spent && (opener === undefined || one.opener === opener));
  if (permit === undefined) return false;
  permit.spent = true;
  return true;
}
