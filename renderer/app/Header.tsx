import { CircleQuestionMark, Moon, Search, Sun, TriangleAlert, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../shared/directory/state.ts';
import type { Theme } from '../../shared/protocol/console.ts';
import { useConsole } from '../bridge/store.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { PersonName } from '../ui/PersonName.tsx';
import { SyncMark } from '../ui/SyncMark.tsx';
import { TimeNow } from '../ui/TimeOf.tsx';
import { clockTime, machineZone, zoneName } from '../ui/zoned.ts';
import css from './app.module.css';
import { addressOf, type Route } from './route.ts';

/** One line: where one is, who one is, and whether what is shown is as it stands. */
export function Header({
  route,
  theme,
  onTheme,
  onPerson,
  onPalette,
  onSheet,
}: {
  readonly route: Route;
  readonly theme: Theme;
  readonly onTheme: () => void;
  readonly onPerson: () => void;
  readonly onPalette: () => void;
  readonly onSheet: () => void;
}) {
  const { t } = useTranslation();
  const person = useConsole(({ session, directory }) =>
    session?.person == null ? '' : personName(directory, session.person),
  );
  const ThemeIcon = theme === 'dark' ? Sun : Moon;
  const themeLabel = t(theme === 'dark' ? 'shell.header.toLight' : 'shell.header.toDark');
  return (
    <header className={`${css.header} no-print`}>
      <a className={css.product} href={addressOf({ screen: 'incidents' })}>
        {t('common.product')}
      </a>
      <a
        className={css.place}
        href={addressOf({ screen: 'incidents' })}
        aria-current={route.screen === 'incidents' ? 'page' : undefined}
      >
        {t('shell.header.incidents')}
      </a>
      <a
        className={css.place}
        href={addressOf({ screen: 'settings', section: 'directory' })}
        aria-current={route.screen === 'settings' ? 'page' : undefined}
      >
        {t('shell.header.settings')}
      </a>
      <span className={css.gap} />
      <Connection route={route} />
      {/* The bridge has the time in its own header. */}
      {route.screen !== 'incident' && (
        <span className={css.time}>
          <TimeNow />
        </span>
      )}
      <button type="button" className={css.tool} onClick={onPalette}>
        <Search size={14} aria-hidden />
        <span className={css.wide}>{t('shell.header.search')}</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <button
        type="button"
        className={css.tool}
        onClick={onPerson}
        aria-label={t('shell.header.signedIn', { name: person })}
      >
        <UserRound size={14} aria-hidden />
        <span className={css.person}>
          <PersonName name={person} short />
        </span>
        <Kbd keys="Ctrl+P" />
      </button>
      <button
        type="button"
        className={css.tool}
        onClick={onTheme}
        aria-label={themeLabel}
        title={`${themeLabel} (Alt T)`}
      >
        <ThemeIcon size={14} aria-hidden />
      </button>
      <button
        type="button"
        className={css.tool}
        onClick={onSheet}
        aria-label={t('shell.header.help')}
        title={t('shell.keys.help')}
      >
        <CircleQuestionMark size={14} aria-hidden />
        <Kbd keys="?" />
      </button>
    </header>
  );
}

/** Quiet while all is well; says since when it is not. */
function Connection({ route }: { readonly route: Route }) {
  const { t } = useTranslation();
  const live = useConsole((state) => state.live);
  const heardAt = useConsole((state) => state.heardAt);
  const central = useConsole((state) => state.central);
  // The bridge says it in its own header.
  if (live && central !== null && central.state.kind !== 'none')
    return route.screen === 'incident' ? null : (
      <a className={css.sync} href={addressOf({ screen: 'settings', section: 'central' })}>
        <SyncMark state={central.state} />
      </a>
    );
  if (live)
    return (
      <span className={css.live} title={t('shell.header.liveLong')}>
        <span className={css.dot} aria-hidden />
        {t('shell.header.live')}
      </span>
    );
  const time = `${clockTime(heardAt, machineZone, true)} ${zoneName(heardAt, machineZone)}`;
  return (
    <span className={css.lost} role="status" title={t('shell.header.lostLong')}>
      <TriangleAlert size={14} aria-hidden />
      {t('shell.header.lost', { time })}
    </span>
  );
}
