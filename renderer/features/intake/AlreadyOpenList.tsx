import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../../../shared/protocol/console.ts';
import { lengthText } from '../../../shared/views/countdown.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { Button } from '../../ui/Button.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { titleOf } from '../../wording/incident-title.ts';
import css from './intake.module.css';
import type { AlreadyOpen } from './recognise.ts';

/** More than these help nobody who is typing. */
const SHOWN = 3;

/** INT-TRIAGE: before a second incident of the same is declared: what is open already, and the other way to go. */
export function AlreadyOpenList({
  found,
  busy,
  onAttach,
}: {
  readonly found: readonly AlreadyOpen[];
  readonly busy: boolean;
  readonly onAttach: (summary: IncidentSummary) => void;
}) {
  const { t } = useTranslation();
  if (found.length === 0) return null;
  return (
    <section className={css.open} aria-live="polite" aria-label={t('intake.open.heading')}>
      <p>
        <b>{t('intake.open.heading')}</b> <span className={css.policy}>{t('intake.open.why')}</span>
      </p>
      <ul>
        {found.slice(0, SHOWN).map(({ summary, why }, index) => (
          <li key={summary.stream} className={css.openRow}>
            <PriorityMark priority={summary.priority} />
            <span className={css.openTitle} title={titleOf(summary)}>
              <a className="figures" href={`#/${summary.stream}`}>
                {summary.ref}
              </a>{' '}
              {titleOf(summary)}
            </span>
            <span className={css.policy}>
              {t(`intake.open.${why}`)} · <Ago at={summary.detectedAt} />
            </span>
            <Button
              small
              shortcut={index === 0 ? 'Alt+A' : undefined}
              disabled={busy}
              onClick={() => onAttach(summary)}
            >
              {t('intake.open.attach')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ago({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  return (
    <span className="figures">
      {useTimeText((now) => t('intake.open.detected', { ago: lengthText(now - at) }))}
    </span>
  );
}
