import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { SECOND } from '../../../shared/kernel/time.ts';
import type { CentralView, Membership, Skew } from '../../../shared/protocol/sync-state.ts';
import { syncNow, useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SyncMark } from '../../ui/SyncMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { machineZone, momentText } from '../../ui/zoned.ts';
import { syncWords } from '../../wording/sync-words.ts';
import css from './central.module.css';
import { LeaveDialog } from './LeaveDialog.tsx';

/** Beyond this a clock is called wrong (design §7). */
const SKEW_TOLD = 2 * SECOND;

/** How this console stands with its central, and what can be done about it. */
export function Standing({
  central: { state, lastAt, skew },
  member,
}: {
  readonly central: CentralView;
  readonly member: Membership;
}) {
  const { t } = useTranslation();
  const directory = useConsole(({ directory }) => directory);
  const [leaving, setLeaving] = useState(false);
  const pending = 'pending' in state ? state.pending : 0;
  const { long, isAbnormal } = syncWords(state);
  const moment = (at: number): string => momentText(at, machineZone, Date.now());
  return (
    <>
      {isAbnormal && <Notice kind="warned">{long}</Notice>}
      {skew !== null && Math.abs(skew.by) - skew.within > SKEW_TOLD && (
        <Notice kind="warned">{t('sync.page.clock.off')}</Notice>
      )}
      <dl className={css.facts}>
        <Fact name={t('sync.page.facts.state')}>
          <SyncMark state={state} />
        </Fact>
        <Fact name={t('sync.page.facts.last')}>
          {lastAt === null ? t('sync.page.facts.never') : <TimeOf at={lastAt} seconds />}
        </Fact>
        <Fact name={t('sync.page.facts.pending')}>
          {pending === 0 ? t('sync.page.nothing') : t('sync.page.events', { count: pending })}
        </Fact>
        <Fact name={t('sync.page.facts.clock')}>{clockWords(skew)}</Fact>
        <Fact name={t('sync.page.facts.address')}>{member.address}</Fact>
        <Fact name={t('sync.page.facts.name')}>{member.name}</Fact>
        <Fact name={t('sync.page.facts.person')}>{personName(directory, member.person)}</Fact>
        <Fact name={t('sync.page.facts.joined')}>{moment(member.joinedAt)}</Fact>
        {state.kind === 'offline' && <Fact name={t('sync.page.facts.detail')}>{state.detail}</Fact>}
      </dl>
      <div className={css.acts}>
        <Button onClick={() => void syncNow().catch(() => undefined)}>{t('sync.page.now')}</Button>
        <Button kind="quiet" onClick={() => setLeaving(true)}>
          {t('sync.page.leave')}
        </Button>
      </div>
      <LeaveDialog open={leaving} pending={pending} onClose={() => setLeaving(false)} />
    </>
  );

  function clockWords(measured: Skew | null): string {
    if (measured === null) return t('sync.page.clock.unknown');
    const seconds = (length: number): string => (Math.abs(length) / SECOND).toFixed(1);
    const values = { by: seconds(measured.by), within: seconds(Math.max(100, measured.within)) };
    if (Math.abs(measured.by) <= Math.max(100, measured.within)) return t('sync.page.clock.same', values);
    return t(measured.by > 0 ? 'sync.page.clock.ahead' : 'sync.page.clock.behind', values);
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
