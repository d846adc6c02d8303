import { CSPProvider } from '@base-ui/react/csp-provider';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../bridge/store.ts';
import { WhoAreYou } from '../features/session/index.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import css from './app.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useRoute } from './route.ts';
import { Screen } from './Screen.tsx';
import { Shell } from './Shell.tsx';
import { useTheme } from './theme.ts';

/** Everything there is, by the phase of the console, who is signed in, and the address. */
export function App() {
  return (
    // The page's content security policy allows no style elements.
    <CSPProvider disableStyleElements>
      <ErrorBoundary>
        <Phase />
      </ErrorBoundary>
    </CSPProvider>
  );
}

function Phase() {
  useTheme();
  const phase = useConsole((state) => state.phase);
  const signedIn = useConsole(
    ({ session, directory }) => session?.person != null && directory.people.has(session.person),
  );
  const route = useRoute();
  if (phase === 'starting') return <Starting />;
  if (phase === 'failed') return <Failed />;
  // A wall asks for nobody: it shows and changes nothing.
  if (route.screen === 'wall') return <Screen route={route} />;
  if (!signedIn) return <WhoAreYou />;
  return <Shell route={route} />;
}

function Starting() {
  const { t } = useTranslation();
  return <p className={css.starting}>{t('shell.starting')}</p>;
}

function Failed() {
  const { t } = useTranslation();
  const failure = useConsole((state) => state.failure);
  return (
    <main>
      <EmptyState title={t('shell.failed.title')} text={t('shell.failed.text')}>
        <Button kind="primary" autoFocus onClick={() => location.reload()}>
          {t('shell.failed.retry')}
        </Button>
      </EmptyState>
      {failure !== null && <p className={css.detail}>{t('shell.failed.detail', { detail: failure })}</p>}
    </main>
  );
}
