import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { type Incident, type PriorityChange, priorityOf } from '../../../shared/incident/state.ts';
import { actingPerson } from '../../../shared/kernel/envelope.ts';
import { classify } from '../../../shared/policy/classification.ts';
import { type PolicyRegister, packOf } from '../../../shared/policy/register.ts';
import { isGraver } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { DecisionTree } from '../../ui/DecisionTree.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './WhyDialog.module.css';

/** CLS-TREE: how it came by its priority: the way through the questions, a person's word against it, and every change since. */
export function WhyDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const policy = useConsole((state) => state.policy);
  const { classification } = incident;
  if (!classification) return null;
  const event = incident.timeline.toArray().find((entry) => entry.event.type === 'classified')?.event;
  const pack = (event && packAt(incident, policy, event.recordedAt)) ?? scope.pack;
  const { answers, machine, priority, overrideReason } = classification;
  const verdict = classify(pack, answers);
  const name = event ? personName(directory, actingPerson(event)) : '';
  const overruled = machine !== priority;
  const now = priorityOf(incident) ?? priority;
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t('classification.record.title', { priority: now })}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className={css.sum}>
        <PriorityMark priority={priority} large />
        <div>
          <p className={css.said}>
            {machine === null
              ? t('classification.record.left')
              : t('classification.record.machine', { priority: machine })}
          </p>
          {verdict.kind === 'decided' && (
            <p className={css.quote}>
              {t('classification.policy', { quote: verdict.because.quote })} ·{' '}
              <span className="figures">{verdict.because.clause}</span>
            </p>
          )}
          <p className={css.reason}>
            {overruled ? (
              <>
                <b>{t('classification.record.overruled', { name, priority })}</b>{' '}
                {overrideReason ?? <span className={css.by}>{t('classification.record.noReason')}</span>}
              </>
            ) : (
              <span className={css.by}>{t('classification.record.kept', { name })}</span>
            )}
          </p>
        </div>
      </div>
      <DecisionTree pack={pack} answers={answers} label={t('classification.tree.label')} />
      {pack !== scope.pack && (
        <p className={css.by}>
          {t('classification.record.earlierPack', { id: pack.id, version: pack.version })}
        </p>
      )}
      {incident.changes.length > 0 && (
        <section>
          <h3 className={css.heading}>{t('classification.record.history')}</h3>
          <ol>
            {incident.changes.map((change) => (
              <li key={change.id} className={css.change}>
                <TimeOf at={change.done.at} localOnly bare />
                <div>
                  <b>{change.from === change.to ? change.to : says(change)}</b> {change.reason}
                  {change.note !== '' && `: ${change.note}`}
                  <span className={css.by}>
                    {' '}
                    · {personName(directory, change.done.by)} · {verdictOf(change)}
                  </span>
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
    </Dialog>
  );

  function says({ from, to, effective }: PriorityChange): string {
    const key = isGraver(to, from) ? 'raised' : effective ? 'lowered' : 'loweringAsked';
    return t(`classification.record.${key}`, { from, to });
  }

  function verdictOf({ verdict: judged }: PriorityChange): string {
    switch (judged.kind) {
      case 'awaiting':
        return t('classification.record.awaiting');
      case 'approved':
        return t('classification.record.approved', { name: personName(directory, judged.approval.person) });
      case 'refused':
        return t('classification.record.refused', {
          name: personName(directory, judged.done.by),
          reason: judged.reason,
        });
    }
  }
}

/** GEN-PACK: the version it ran under at a moment; undefined where this console does not hold it. */
function packAt({ packMoves, pack }: Incident, policy: PolicyRegister, at: number) {
  const next = packMoves.find((move) => move.recordedAt > at);
  return packOf(policy, next ? next.from : pack);
}
