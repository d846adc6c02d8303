import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Incidents } from '../features/incidents/index.tsx';
import { Intake } from '../features/intake/index.tsx';
import css from './app.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { addressOf, go, type Route } from './route.ts';

const Bridge = lazy(() => import('./bridge-screen/index.tsx'));
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
        />
      );
    case 'declare':
      return (
        <Intake
          drill={route.drill}
          onDeclared={(stream) => go({ screen: 'incident', stream })}
          onLeave={() => go({ screen: 'incidents' })}
        />
      );
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
