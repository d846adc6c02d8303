import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backUp, setTheme, useConsole } from '../bridge/store.ts';
import { SwitchPerson } from '../features/session/index.tsx';
import { useShortcuts } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { describeRejection } from '../wording/describe-rejection.ts';
import { Alarms } from './Alarms.tsx';
import css from './app.module.css';
import { Banners } from './Banners.tsx';
import { Header } from './Header.tsx';
import { Palette } from './Palette.tsx';
import { go, type Route } from './route.ts';
import { Screen } from './Screen.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';

/** What is open in front of the screen. */
type Front = 'palette' | 'person' | 'sheet' | null;

/** The frame around every screen but the wall. */
export function Shell({ route }: { readonly route: Route }) {
  const { t } = useTranslation();
  const live = useConsole((state) => state.live);
  const theme = useConsole(({ session }) => session?.theme ?? 'dark');
  const [front, setFront] = useState<Front>(null);
  const [told, setTold] = useState<{ readonly kind: 'done' | 'breached'; readonly text: string } | null>(
    null,
  );
  const close = () => setFront(null);

  const toggleTheme = () => void setTheme(theme === 'dark' ? 'light' : 'dark').catch(() => undefined);
  const backUpNow = async () => {
    try {
      const answer = await backUp();
      setTold(
        answer.ok
          ? { kind: 'done', text: t('shell.backUp.done', { file: answer.file }) }
          : { kind: 'breached', text: describeRejection(answer.rejection) },
      );
    } catch {
      setTold({ kind: 'breached', text: describeRejection({ code: 'console.unreachable', params: {} }) });
    }
  };

  useShortcuts(t('shell.groups.everywhere'), [
    { key: 'Ctrl+K', label: t('shell.keys.palette'), run: () => setFront('palette') },
    { key: 'Ctrl+P', label: t('shell.keys.person'), run: () => setFront('person') },
    { key: '?', label: t('shell.keys.help'), run: () => setFront('sheet') },
    { key: 'F1', label: '', run: () => setFront('sheet'), whileTyping: true },
    { key: 'Alt+L', label: t('shell.keys.list'), run: () => go({ screen: 'incidents' }) },
    { key: 'Alt+T', label: t('shell.keys.theme'), run: toggleTheme },
  ]);

  return (
    <div className={css.shell}>
      <Header
        route={route}
        theme={theme}
        onTheme={toggleTheme}
        onPerson={() => setFront('person')}
        onPalette={() => setFront('palette')}
        onSheet={() => setFront('sheet')}
      />
      <Banners />
      <Alarms route={route} />
      {told && (
        <Notice strip kind={told.kind} onDismiss={() => setTold(null)}>
          {told.text}
        </Notice>
      )}
      <main className={css.screen} data-stale={!live || undefined}>
        <Screen route={route} />
      </main>
      <SwitchPerson open={front === 'person'} onClose={close} />
      <ShortcutSheet open={front === 'sheet'} onClose={close} />
      <Palette
        open={front === 'palette'}
        onClose={close}
        route={route}
        theme={theme}
        onTheme={toggleTheme}
        onPerson={() => setFront('person')}
        onSheet={() => setFront('sheet')}
        onBackUp={() => void backUpNow()}
      />
    </div>
  );
}
