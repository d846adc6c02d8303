import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SilentClock } from '../../../shared/clocks/silent.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { clockName } from '../../wording/clock-name.ts';
import { clockSilence } from '../../wording/clock-silence.ts';
import css from './DuePanel.module.css';

/** The clocks that do not run, each with the reason: what somebody looks for and does not find above (clauses §3). */
export function NotOwed({
  silent,
  pack,
  open,
  onToggle,
}: {
  readonly silent: readonly SilentClock[];
  readonly pack: PolicyPack;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  if (silent.length === 0) return null;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={css.notOwed} aria-label={t('bridge.due.notOwed')}>
      <button type="button" className={css.more} aria-expanded={open} onClick={onToggle}>
        {t('bridge.due.notOwed')} {silent.length} <Chevron size={12} aria-hidden />
      </button>
      {open && (
        <dl className={css.silent}>
          {silent.map((clock) => (
            <div key={`${clock.clause}${clock.subject}`}>
              <dt>
                {pack.notifications.find(({ id }) => id === clock.subject)?.title ?? clockName(clock.kind)}
              </dt>
              <dd>{clockSilence(clock)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
