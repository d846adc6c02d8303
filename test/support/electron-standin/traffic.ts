import type { Request as PageRequest, Route } from '@playwright/test';
import { fromPageAddress, policyForPage } from './address.ts';
import { onBrowserStart } from './browser.ts';
import { isPermitted } from './openings.ts';
import { protocolHandlerOf } from './protocol.ts';
import { record } from './record.ts';
import { contentsOfPage } from './web-contents.ts';
import { beforeRequest, headersReceived } from './web-request.ts';

/**
 * Every request of every page passes here: the guards are asked, the app's own scheme is answered by its handler, this
 * machine is reached, and nothing beyond it is: a test run has no outside.
 */
onBrowserStart((context) => context.route('**/*', direct));

const REACHABLE = /^((file|data|blob|about|devtools):|https?:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/;

async function direct(route: Route): Promise<void> {
  try {
    await decide(route);
  } catch (error) {
    // A page that closed meanwhile needs no answer; anything else must not stay unanswered.
    if (!/closed|already handled/i.test(String(error)))
      console.error('electron stand-in: request failed', error);
    await route.abort('failed').catch(() => undefined);
  }
}

async function decide(route: Route): Promise<void> {
  const request = route.request();
  const url = fromPageAddress(request.url());
  if (!request.isNavigationRequest()) return serve(route, url);
  const page = pageOf(request);
  const contents = page && contentsOfPage(page);
  // A page that no window owns yet is one that another page opened.
  const refused =
    contents === undefined ? !isPermitted(url) : contents.refusesNavigation(request.frame(), url);
  return refused ? route.abort('aborted') : serve(route, url);
}

async function serve(route: Route, url: string): Promise<void> {
  const request = route.request();
  const verdict = await beforeRequest.ask({
    url,
    method: request.method(),
    resourceType: resourceTypeOf(request),
  });
  if (verdict.cancel === true) return route.abort('blockedbyclient');
  const handler = protocolHandlerOf(url);
  if (handler !== undefined) return fulfil(route, url, await handler(toRequest(request, url)));
  if (REACHABLE.test(url)) return route.continue();
  record('network.blocked', url);
  return route.abort('internetdisconnected');
}

/** Playwright throws for the first request of a page that it has not announced yet. */
function pageOf(request: PageRequest) {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}

const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  document: 'mainFrame',
  stylesheet: 'stylesheet',
  image: 'image',
  media: 'media',
  font: 'font',
  script: 'script',
  xhr: 'xhr',
  fetch: 'xhr',
  websocket: 'webSocket',
  ping: 'ping',
};

const resourceTypeOf = (request: PageRequest): string => RESOURCE_TYPES[request.resourceType()] ?? 'other';

function toRequest(request: PageRequest, url: string): Request {
  const body = request.postDataBuffer();
  return new Request(url, {
    method: request.method(),
    headers: request.headers(),
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  });
}

async function fulfil(route: Route, url: string, response: Response): Promise<void> {
  const request = route.request();
  const responseHeaders: Record<string, string[]> = {};
  response.headers.forEach((value, name) => {
    responseHeaders[name] = [value];
  });
  const verdict = await headersReceived.ask({
    url,
    method: request.method(),
    resourceType: resourceTypeOf(request),
    statusCode: response.status,
    responseHeaders,
  });
  if (verdict.cancel === true) return route.abort('blockedbyclient');
  await route.fulfill({
    status: response.status,
    headers: flatten(verdict.responseHeaders ?? responseHeaders),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

function flatten(headers: Record<string, string | string[]>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, values]): [string, string] => {
    const text = [values].flat().join(', ');
    return [name, name.toLowerCase().startsWith('content-security-policy') ? policyForPage(text) : text];
  });
  return Object.fromEntries(entries);
}
