import { useTranslation } from 'react-i18next';
import type { Directory } from '../../../shared/directory/state.ts';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { type Priority, tiers } from '../../../shared/policy/vocabulary.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { t as say } from '../../i18n.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { clockName } from '../../wording/clock-name.ts';
import { type Draft, detectedAt } from './draft.ts';
import css from './intake.module.css';
import { upcomingLimits } from './verdict.ts';

/** "5 min", "4 h": as the policy writes its limits. */
const spanText = (length: number): string =>
  length % HOUR === 0
    ? say('intake.clocks.hours', { count: length / HOUR })
    : say('intake.clocks.minutes', { count: Math.round(length / MINUTE) });

/** What the declaration sets counting, before anybody presses the button. */
export function UpcomingClocks({
  pack,
  directory,
  draft,
  priority,
}: {
  readonly pack: PolicyPack;
  readonly directory: Directory;
  readonly draft: Draft;
  readonly priority: Priority;
}) {
  const { t } = useTranslation();
  const tier =
    tiers.find((one) => draft.services.some((id) => directory.services.get(id)?.tier === one)) ?? null;
  const limits = upcomingLimits(pack, priority, tier);
  const since = detectedAt(draft);
  return (
    <section className={css.upcoming}>
      <h2 className={css.heading}>{t('intake.clocks.heading')}</h2>
      {limits.length === 0 && <p className={css.policy}>{t('intake.clocks.none', { priority })}</p>}
      <ul>
        {limits.map(({ kind, length, lateAtLimit, cite }) => (
          <li key={kind} className={css.limit}>
            <span className={css.left}>{since !== null && <Left dueAt={since + length} />}</span>
            <span>{clockName(kind)}</span>
            <span className={css.cite}>
              {t(lateAtLimit ? 'intake.clocks.under' : 'intake.clocks.within', { length: spanText(length) })}{' '}
              · {cite.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Breached already where detection lies far enough back: better known before the button is pressed. */
function Left({ dueAt }: { readonly dueAt: number }) {
  const state = useTimeText((now) => (now >= dueAt ? 'breached' : 'running')) as 'breached' | 'running';
  return <Countdown dueAt={dueAt} state={state} />;
}
