import { guard } from './not-provided.ts';

/** session.webRequest: the latest listener of each kind, with its optional URL filter, as in Electron. */
export interface RequestDetails {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
}

export interface ResponseDetails extends RequestDetails {
  readonly statusCode: number;
  readonly responseHeaders: Record<string, string[]>;
}

export interface Verdict {
  readonly cancel?: boolean;
  readonly responseHeaders?: Record<string, string | string[]>;
}

export interface Filter {
  readonly urls: readonly string[];
}

export type Listener<D> = (details: D, callback: (verdict: Verdict) => void) => void;

class Hook<D extends RequestDetails> {
  private listener: Listener<D> | null = null;
  private patterns: readonly RegExp[] = [];

  readonly set = (first: Filter | Listener<D> | null, second?: Listener<D> | null): void => {
    this.listener = typeof first === 'function' ? first : (second ?? null);
    this.patterns = first !== null && 'urls' in first ? first.urls.map(patternOf) : [];
  };

  ask(details: D): Promise<Verdict> {
    const { listener, patterns } = this;
    const concerned = patterns.length === 0 || patterns.some((pattern) => pattern.test(details.url));
    if (listener === null || !concerned) return Promise.resolve({});
    return new Promise((resolve) => listener(details, resolve));
  }
}

/** `<all_urls>` or a match pattern, in which only `*` means something. */
const patternOf = (pattern: string): RegExp =>
  pattern === '<all_urls>'
    ? /^/
    : new RegExp(
        `^${pattern
          .split('*')
          .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}$`,
      );

export const beforeRequest = new Hook<RequestDetails>();
export const headersReceived = new Hook<ResponseDetails>();

export const webRequest = guard('session.webRequest', {
  onBeforeRequest: beforeRequest.set,
  onHeadersReceived: headersReceived.set,
});
