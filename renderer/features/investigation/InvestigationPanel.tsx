import { Square, SquareCheck } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { isOpen } from '../../../shared/incident/state.ts';
import { type InvestigationStep, investigationSteps } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Elapsed } from '../../ui/Countdown.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './investigation.module.css';

/** INT-INVESTIGATE: the six steps with what each found last, and how long ago the investigation last moved on. */
export const InvestigationPanel = memo(function InvestigationPanel({
  scope: { incident, pack, directory },
  onDo,
}: {
  readonly scope: Scope;
  readonly onDo: (step: InvestigationStep) => void;
}) {
  const { t } = useTranslation();
  const done = investigationSteps.filter((step) => incident.findings.some((one) => one.step === step));
  const latest = incident.progress.reduce((last, { at }) => Math.max(last, at), 0);
  return (
    <Panel
      id="investigation"
      title={t('investigation.title')}
      flush
      aside={
        <>
          <span className={css.latest}>
            {latest > 0 ? (
              <>
                {t('investigation.latest')} <Elapsed since={latest} />
              </>
            ) : (
              t('investigation.noProgress')
            )}
          </span>
          <span className={css.count}>
            {t('investigation.count', { count: done.length, of: investigationSteps.length })}
          </span>
        </>
      }
    >
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('investigation.title')}>
        {investigationSteps.map((step) => {
          const found = incident.findings.filter((one) => one.step === step);
          const last = found.at(-1);
          const Mark = last ? SquareCheck : Square;
          return (
            <li key={step}>
              <button
                type="button"
                data-row
                className={css.step}
                data-done={last !== undefined || undefined}
                disabled={!isOpen(incident)}
                title={pack.investigationSteps[step]}
                onClick={() => onDo(step)}
              >
                <Mark
                  size={14}
                  aria-hidden={last === undefined}
                  aria-label={last && t('bridge.steps.done')}
                />
                <span className={css.label}>
                  <span className={css.name}>{pack.investigationSteps[step]}</span>
                  {last && <span className={css.finding}>{last.text}</span>}
                </span>
                {last && (
                  <span className={css.who}>
                    {found.length > 1 && `${t('investigation.findings', { count: found.length })} · `}
                    {shortName(personName(directory, last.by))} <TimeOf at={last.at} localOnly bare />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
});
