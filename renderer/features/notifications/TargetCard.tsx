import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Reach } from '../../command/reach.ts';
import type { Target } from '../../command/tell.ts';
import { Choice } from '../../ui/Choice.tsx';
import css from './TellDialog.module.css';

/** Whom to call, and who stands behind them where they cannot be reached. */
export function TargetCard({
  target: { office, whom, title, reach },
  named,
  person,
  onPerson,
}: {
  readonly target: Target;
  /** It stands alone: the office is named nowhere else. */
  readonly named: boolean;
  /** Who was reached; null for the first. */
  readonly person: PersonId | null;
  readonly onPerson: (person: PersonId) => void;
}) {
  const { t } = useTranslation();
  const what = [office || title, whom].filter((part) => part !== null && part !== '').join(' · ');
  const [first] = reach;
  const reached = reach.find((one) => one.person === person) ?? first;
  return (
    <div className={css.card}>
      {named && <p className={css.what}>{what}</p>}
      {reached && (
        <p className={css.number}>
          <span className="figures">{reached.phone ?? t('bridge.tell.noNumber')}</span>
          {reached.email !== null && <span className={css.mail}>{reached.email}</span>}
        </p>
      )}
      {reached && reached.as !== 'holder' && <p className={css.office}>{standing(reached)}</p>}
      {reach.length > 1 && (
        <Choice
          label={t('bridge.tell.reached')}
          value={reached?.person ?? null}
          options={reach.map((one) => ({
            value: one.person,
            label: one.as === 'holder' ? one.name : `${one.name} (${t(`bridge.tell.as.${one.as}`)})`,
          }))}
          onChange={onPerson}
        />
      )}
      {reach.length === 0 && office !== '' && <p>{t('bridge.tell.nobodyAppointed', { office })}</p>}
    </div>
  );

  function standing({ as, forWhom }: Reach): string {
    return forWhom === null
      ? t(`bridge.tell.as.${as}`)
      : t('bridge.tell.standsFor', { as: t(`bridge.tell.as.${as}`), name: forWhom });
  }
}
