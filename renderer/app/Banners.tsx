import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalHealth, Session } from '../../shared/protocol/console.ts';
import { lengthText } from '../../shared/views/countdown.ts';
import { dismissClockStep, restoreMissing, useConsole } from '../bridge/store.ts';
import { listOf } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { machineZone, momentText } from '../ui/zoned.ts';
import css from './app.module.css';
import { gapsOf } from './gaps.ts';

/** What a person must know of the record, the policy and the clock before trusting the screen. Silent when all is well. */
export function Banners() {
  const session = useConsole((state) => state.session);
  return (
    <div className="no-print">
      {session?.health.trouble && <Trouble trouble={session.health.trouble} folder={session.dataFolder} />}
      {session && <Missing health={session.health} />}
      {session && <PackProblems problems={session.packProblems} />}
      <ClockStep />
    </div>
  );
}

function Trouble({
  trouble: { code, detail },
  folder,
}: {
  readonly trouble: NonNullable<JournalHealth['trouble']>;
  readonly folder: string;
}) {
  const { t } = useTranslation();
  return (
    <Notice strip kind="breached" todo={t(`shell.trouble.${code}Todo`, { folder, detail })}>
      {t(`shell.trouble.${code}`)}
    </Notice>
  );
}

/** Names beyond these are counted: a long list hides what to do. */
const NAMED = 4;

function Missing({ health: { missing, newestBackup, keptFile } }: { readonly health: JournalHealth }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'restoring' | 'failed'>('idle');
  const [restored, setRestored] = useState<number | null>(null);
  const restore = async () => {
    setState('restoring');
    try {
      setRestored(await restoreMissing());
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  const told = restored !== null && (
    <Notice strip kind="done" onDismiss={() => setRestored(null)}>
      {t('shell.health.restored', { count: restored })}
    </Notice>
  );
  if (missing.length === 0) return told;

  const gaps = gapsOf(missing);
  const named = gaps
    .slice(0, NAMED)
    .map(({ deviceId, from, to }) =>
      from === to
        ? t('shell.health.event', { dseq: from, device: deviceId.slice(0, 8) })
        : t('shell.health.events', { from, to, device: deviceId.slice(0, 8) }),
    );
  const more = gaps.length > NAMED ? [t('shell.health.more', { count: gaps.length - NAMED })] : [];
  const todo = [
    t('shell.health.safe'),
    keptFile !== null && t('shell.health.kept', { file: keptFile }),
    newestBackup === null && t('shell.health.noBackup'),
    state === 'failed' && t('shell.health.restoreFailed'),
  ];
  return (
    <>
      {told}
      <Notice
        strip
        kind="breached"
        todo={todo.filter(Boolean).join(' ')}
        acts={
          newestBackup && (
            <Button small disabled={state === 'restoring'} onClick={() => void restore()}>
              {state === 'restoring'
                ? t('shell.health.restoring')
                : t('shell.health.restore', {
                    time: momentText(newestBackup.madeAt, machineZone, Date.now()),
                  })}
            </Button>
          )
        }
      >
        {t('shell.health.missing', { count: missing.length, names: listOf([...named, ...more]) })}
      </Notice>
    </>
  );
}

function PackProblems({ problems }: { readonly problems: Session['packProblems'] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <Notice
      strip
      kind="warned"
      todo={
        <>
          {t('shell.pack.todo')}
          <details className={css.problems}>
            <summary>{t('shell.pack.show')}</summary>
            <ul>
              {problems.map(({ path, reason }) => (
                <li key={`${path} ${reason}`}>{t('shell.pack.problem', { path, reason })}</li>
              ))}
            </ul>
          </details>
        </>
      }
    >
      {t('shell.pack.refused')}
    </Notice>
  );
}

function ClockStep() {
  const { t } = useTranslation();
  const step = useConsole((state) => state.clockStep);
  if (step === null) return null;
  const params = { by: lengthText(Math.abs(step.by)), time: momentText(step.at, machineZone, step.at, true) };
  return (
    <Notice strip kind="warned" todo={t('shell.clockStep.todo')} onDismiss={dismissClockStep}>
      {t(step.by > 0 ? 'shell.clockStep.forwards' : 'shell.clockStep.backwards', params)}
    </Notice>
  );
}
