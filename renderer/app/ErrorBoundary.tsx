import { Component, type ReactNode } from 'react';
import { t } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import css from './app.module.css';
import { go } from './route.ts';

interface State {
  readonly failure: { readonly message: string; readonly where: string } | null;
}

/** A screen that throws says what happened, what is safe and what to do; the rest of the console goes on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failure: { message, where: stack ?? '' } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <main role="alert">
        <EmptyState title={t('shell.error.title')} text={`${t('shell.error.safe')} ${t('shell.error.todo')}`}>
          <Button kind="primary" autoFocus onClick={() => this.setState({ failure: null })}>
            {t('shell.error.retry')}
          </Button>
          <Button
            onClick={() => {
              go({ screen: 'incidents' });
              this.setState({ failure: null });
            }}
          >
            {t('shell.error.toList')}
          </Button>
        </EmptyState>
        <pre className={css.detail}>{failure.where || failure.message}</pre>
      </main>
    );
  }
}
