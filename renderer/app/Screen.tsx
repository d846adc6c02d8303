import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Incidents } from '../features/incidents/index.tsx';
import { Intake } from '../features/intake/index.tsx';
import { NotIncidents } from '../features/intake/NotIncidents.tsx';
import css from './app.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { addressOf, go, type Route } from './route.ts';

const Bridge = lazy(() => import('./bridge-screen/index.tsx'));
const Settings = lazy(() => import('./Settings.tsx'));
const Wall = lazy(() => import('../features/wall/index.tsx'));

/** The screen that an address names. One that breaks takes no other with it. */
export function Screen({ route }: { readonly route: Route }) {
  return (
    <ErrorBoundary key={addressOf(route)}>
      <Suspense fallback={<Opening />}>
        <Content route={route} />
      </Suspense>
    </ErrorBoundary>
  );
}

function Content({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'incidents':
      return (
        <Incidents
          onOpen={(stream) => go({ screen: 'incident', stream })}
          onDeclare={(drill) => go({ screen: 'declare', drill })}
          onOthers={() => go({ screen: 'notIncidents' })}
        />
      );
    case 'declare':
      return (
        <Intake
          drill={route.drill}
          recurrenceOf={route.of ?? null}
          onDeclared={(stream) => go({ screen: 'incident', stream })}
          onRecorded={() => go({ screen: 'notIncidents' })}
          onLeave={() => go({ screen: 'incidents' })}
        />
      );
    case 'notIncidents':
      return (
        <NotIncidents
          onDeclare={() => go({ screen: 'declare', drill: false })}
          onLeave={() => go({ screen: 'incidents' })}
        />
      );
    case 'settings':
      return <Settings section={route.section} />;
    case 'incident':
      return <Bridge stream={route.stream} />;
    case 'wall':
      return <Wall stream={route.stream} />;
  }
}

function Opening() {
  const { t } = useTranslation();
  return <p className={css.starting}>{t('shell.loading')}</p>;
}
