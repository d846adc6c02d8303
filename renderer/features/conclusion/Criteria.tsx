import { Square, SquareCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClosureCriterion } from '../../../shared/incident/decide/closure.ts';
import css from './CloseDialog.module.css';

/** CLO-CRITERIA: what closing needs; what is missing stands out and is named. */
export function Criteria({
  concerning,
  missing,
}: {
  readonly concerning: readonly ClosureCriterion[];
  readonly missing: readonly ClosureCriterion[];
}) {
  const { t } = useTranslation();
  return (
    <>
      <p className={css.heading}>
        {missing.length === 0
          ? t('bridge.close.complete')
          : t('bridge.close.missingCount', { count: missing.length })}
      </p>
      <ul className={css.criteria} aria-label={t('bridge.close.criteria')}>
        {concerning.map((criterion) => {
          const open = missing.includes(criterion);
          const Icon = open ? Square : SquareCheck;
          return (
            <li key={criterion} data-open={open || undefined}>
              <Icon size={14} aria-label={t(open ? 'bridge.close.missing' : 'bridge.close.there')} />
              {t(`bridge.close.names.${criterion}`)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
