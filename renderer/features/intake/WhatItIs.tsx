import { useTranslation } from 'react-i18next';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { serviceRequestKinds } from '../../../shared/policy/vocabulary.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { Draft } from './draft.ts';
import css from './intake.module.css';

interface Props {
  readonly draft: Draft;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** INT-NOT-INCIDENT: which kind of service request it is, and why it is no incident. */
export function ServiceRequest({ pack, draft, errors, onChange }: Props & { readonly pack: PolicyPack }) {
  const { t } = useTranslation();
  return (
    <section data-what className={css.other} aria-label={t('intake.what.serviceRequest')}>
      <h2 className={css.heading}>{t('intake.what.serviceRequest')}</h2>
      <p className={css.policy}>{t('intake.what.request.why')}</p>
      <div className={css.stacked}>
        <Choice
          label={t('intake.what.request.heading')}
          value={draft.requestKind}
          options={serviceRequestKinds.map((value) => ({ value, label: pack.serviceRequestKinds[value] }))}
          onChange={(requestKind) => onChange({ requestKind })}
        />
        {errors.kind !== undefined && (
          <p className={css.missing} role="alert">
            {errors.kind}
          </p>
        )}
      </div>
    </section>
  );
}

/** INT-NEARMISS: no clocks, and a review where somebody wants to learn from it. */
export function NearMiss({ draft, onChange }: Omit<Props, 'errors'>) {
  const { t } = useTranslation();
  return (
    <section className={css.other} aria-label={t('intake.what.nearMiss')}>
      <h2 className={css.heading}>{t('intake.what.nearMiss')}</h2>
      <p className={css.policy}>{t('intake.what.near.why')}</p>
      <Choice
        label={t('intake.what.near.review')}
        value={draft.reviewWanted ? 'yes' : 'no'}
        options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`intake.what.near.${value}`) }))}
        onChange={(value) => onChange({ reviewWanted: value === 'yes' })}
      />
    </section>
  );
}
