import { useMemo, useSyncExternalStore } from 'react';
import { incidentStream, type StreamId } from '../../shared/kernel/ids.ts';

/** Where a window stands. The address says it, so that it survives a reload and can be opened in a second window. */
export type Route =
  | { readonly screen: 'incidents' | 'notIncidents' }
  | {
      readonly screen: 'declare';
      readonly drill: boolean;
      /** CLO-REOPEN: the closed incident that it repeats. */
      readonly of?: StreamId;
    }
  | { readonly screen: 'settings'; readonly section: SettingsSection }
  | { readonly screen: 'incident' | 'wall'; readonly stream: StreamId };

/** What holds for all incidents: who there is, the policy they are run by, and whom this console syncs with. */
export const settingsSections = ['directory', 'policy', 'central'] as const;
export type SettingsSection = (typeof settingsSections)[number];

const withIncident = /^#\/(incident|wall)\/([0-9a-f-]{36})$/;

const declaring = /^#\/declare(\/drill)?(?:\?of=([0-9a-f-]{36}))?$/;

/** The route that an address means; the list where it means none. */
export function routeFrom(hash: string): Route {
  const [, screen, uuid] = withIncident.exec(hash) ?? [];
  if (screen !== undefined && uuid !== undefined)
    return { screen: screen as 'incident' | 'wall', stream: incidentStream(uuid) };
  const declare = declaring.exec(hash);
  if (declare) {
    const [, drill, of] = declare;
    return {
      screen: 'declare',
      drill: drill !== undefined,
      ...(of === undefined ? {} : { of: incidentStream(of) }),
    };
  }
  if (hash === '#/not-incidents') return { screen: 'notIncidents' };
  const section = settingsSections.find((one) => hash === `#/settings/${one}`);
  return section ? { screen: 'settings', section } : { screen: 'incidents' };
}

export function addressOf(route: Route): string {
  switch (route.screen) {
    case 'incidents':
      return '#/incidents';
    case 'notIncidents':
      return '#/not-incidents';
    case 'declare':
      return `#/declare${route.drill ? '/drill' : ''}${route.of ? `?of=${uuidOf(route.of)}` : ''}`;
    case 'settings':
      return `#/settings/${route.section}`;
    case 'incident':
    case 'wall':
      return `#/${route.screen}/${uuidOf(route.stream)}`;
  }
}

const uuidOf = (stream: StreamId): string => stream.slice('incident/'.length);

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
