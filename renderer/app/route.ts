import { useMemo, useSyncExternalStore } from 'react';
import { incidentStream, type StreamId } from '../../shared/kernel/ids.ts';

/** Where a window stands. The address says it, so that it survives a reload and can be opened in a second window. */
export type Route =
  | { readonly screen: 'incidents' }
  | { readonly screen: 'declare'; readonly drill: boolean }
  | { readonly screen: 'incident' | 'wall'; readonly stream: StreamId };

const withIncident = /^#\/(incident|wall)\/([0-9a-f-]{36})$/;

/** The route that an address means; the list where it means none. */
export function routeFrom(hash: string): Route {
  const [, screen, uuid] = withIncident.exec(hash) ?? [];
  if (screen !== undefined && uuid !== undefined)
    return { screen: screen as 'incident' | 'wall', stream: incidentStream(uuid) };
  if (hash === '#/declare' || hash === '#/declare/drill')
    return { screen: 'declare', drill: hash.endsWith('drill') };
  return { screen: 'incidents' };
}

export function addressOf(route: Route): string {
  switch (route.screen) {
    case 'incidents':
      return '#/incidents';
    case 'declare':
      return route.drill ? '#/declare/drill' : '#/declare';
    case 'incident':
    case 'wall':
      return `#/${route.screen}/${route.stream.slice('incident/'.length)}`;
  }
}

export function go(route: Route): void {
  location.hash = addressOf(route);
}

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => routeFrom(hash), [hash]);
}
