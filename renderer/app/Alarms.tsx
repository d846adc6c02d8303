import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../shared/protocol/console.ts';
import { mayOpenRow } from '../../shared/views/need-to-know.ts';
import { dismissAlarm, useConsole } from '../bridge/store.ts';
import { Button } from '../ui/Button.tsx';
import { useShortcuts } from '../ui/keys.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { machineZone, momentText } from '../ui/zoned.ts';
import { clockName } from '../wording/clock-name.ts';
import css from './app.module.css';
import { isPressing } from './pressing.ts';
import { go, type Route } from './route.ts';

/** Clocks that warned or breached elsewhere: the newest in one line, for the person who looks at something else. */
export function Alarms({ route }: { readonly route: Route }) {
  const { t } = useTranslation();
  const alarms = useConsole((state) => state.alarms);
  const here = route.screen === 'incident' ? route.stream : null;
  const summaries = useConsole((state) => state.summaries);
  const me = useConsole(({ session }) => session?.person ?? null);
  const elsewhere = alarms.filter(
    (alarm) =>
      alarm.stream !== here &&
      isPressing(
        alarm,
        summaries.find(({ stream }) => stream === alarm.stream),
      ),
  );
  const [newest] = elsewhere;

  const jump = () => newest && go({ screen: 'incident', stream: newest.stream });
  const putAside = () => newest && dismissAlarm(newest);
  useShortcuts(
    t('shell.groups.alarms'),
    [
      { key: 'Alt+J', label: t('shell.keys.jump'), run: jump },
      { key: 'Alt+X', label: t('shell.keys.dismissAlarm'), run: putAside },
    ],
    newest !== undefined,
  );

  if (!newest) return null;
  return (
    <div className={`${css.alarm} no-print`} data-level={newest.level} role="status">
      <StateMark state={newest.level} />
      <span className="figures">{newest.ref}</span>
      <span className={css.alarmText}>
        <strong>{sentence(newest)}</strong> <span className={css.quiet}>{title(newest)}</span>
      </span>
      {elsewhere.length > 1 && (
        <span className={css.quiet}>{t('shell.alarm.more', { count: elsewhere.length - 1 })}</span>
      )}
      <span className={css.gap} />
      <Button small shortcut="Alt+J" onClick={jump}>
        {t('shell.alarm.jump')}
      </Button>
      <Button
        small
        kind="quiet"
        shortcut="Alt+X"
        icon={<X size={12} aria-hidden />}
        aria-label={t('shell.keys.dismissAlarm')}
        onClick={putAside}
      />
    </div>
  );

  /** CLS-SECURITY: that something is due there may be seen; what it is, only by those who need to know. */
  function title(alarm: Alarm): string {
    const row = summaries.find(({ stream }) => stream === alarm.stream);
    return row && !mayOpenRow(row, me) ? t('security.closedDoor.title') : alarm.title;
  }

  function sentence({ level, clockKind, dueAt }: Alarm): string {
    const time = momentText(dueAt, machineZone, Date.now());
    return t(level === 'breached' ? 'shell.alarm.breached' : 'shell.alarm.warned', {
      clock: clockName(clockKind),
      time,
    });
  }
}
