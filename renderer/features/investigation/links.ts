import type { EvidenceLink } from '../../../shared/incident/event.ts';

/** What was typed into the field of links, one a line: an address, with or without words before it. */
export type ReadLinks =
  | { readonly ok: true; readonly links: readonly EvidenceLink[] }
  | { readonly ok: false; readonly line: string };

const withAddress = /^(.*?)\s*(https?:\/\/\S+)$/i;

/** INT-INVESTIGATE: http(s) only. Where no name is given the address's host stands for it. */
export function readLinks(text: string): ReadLinks {
  const links: EvidenceLink[] = [];
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const [, words = '', address = ''] = withAddress.exec(line) ?? [];
    const url = URL.parse(address);
    if (!url) return { ok: false, line };
    links.push({ label: words.replace(/[:\s]+$/, '') || url.host, url: address });
  }
  return { ok: true, links };
}
