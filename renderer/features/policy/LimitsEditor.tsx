import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { priorities, tiers } from '../../../shared/policy/vocabulary.ts';
import { fieldLabel } from './field-label.ts';
import { LimitCell } from './LimitCell.tsx';
import css from './policy.module.css';
import { ValueEditor } from './ValueEditor.tsx';

/** Clocks by priority, one row each; those of the war room and the review stand below. */
const byPriority = [
  'acknowledge',
  'triage',
  'warRoom',
  'citizenFirst',
  'citizenUpdate',
  'restored',
  'investigate',
  'close',
  'report',
  'dailyReport',
] as const;
const single = ['bridgeStatus', 'executiveBriefing', 'reviewSchedule'] as const;

/** Every limit of the policy in one table: what may be changed, and where it is looser than the policy. */
export function LimitsEditor() {
  const { t } = useTranslation();
  const [everything, setEverything] = useState(false);
  return (
    <>
      <p className={css.muted}>{t('policy.limits.how')}</p>
      <table className={css.limits}>
        <thead>
          <tr>
            <th scope="col">{t('policy.limits.clock')}</th>
            {priorities.map((priority) => (
              <th key={priority} scope="col">
                {priority}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byPriority.map((clock) => (
            <tr key={clock}>
              <th scope="row">{fieldLabel(clock)}</th>
              {priorities.map((priority) => (
                <td key={priority}>
                  <LimitCell path={['clocks', clock, priority]} name={`${fieldLabel(clock)} ${priority}`} />
                </td>
              ))}
            </tr>
          ))}
          {tiers.map((tier) => (
            <tr key={tier}>
              <th scope="row">
                {fieldLabel('resolve')} · {t('policy.limits.tier', { tier })}
              </th>
              {priorities.map((priority) => (
                <td key={priority}>
                  <LimitCell
                    path={['clocks', 'resolve', priority, tier]}
                    name={`${fieldLabel('resolve')} ${priority} ${t('policy.limits.tier', { tier })}`}
                  />
                </td>
              ))}
            </tr>
          ))}
          {(['P1', 'P2', 'other'] as const).map((which) => (
            <tr key={which}>
              <th scope="row">
                {fieldLabel('review')} · {which === 'other' ? t('policy.limits.otherReviews') : which}
              </th>
              <td colSpan={priorities.length}>
                <LimitCell path={['clocks', 'review', which]} name={`${fieldLabel('review')} ${which}`} />
              </td>
            </tr>
          ))}
          {single.map((clock) => (
            <tr key={clock}>
              <th scope="row">{fieldLabel(clock)}</th>
              <td colSpan={priorities.length}>
                <LimitCell path={['clocks', clock]} name={fieldLabel(clock)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className={css.more} onToggle={({ currentTarget }) => setEverything(currentTarget.open)}>
        <summary>{t('policy.limits.everything')}</summary>
        {/* Hundreds of fields: built only when somebody asks for them. */}
        {everything && <ValueEditor path={['clocks']} label={t('policy.limits.everything')} />}
      </details>
    </>
  );
}
