import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../../shared/directory/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { detectionMethods } from '../../../shared/policy/vocabulary.ts';
import { Choice } from '../../ui/Choice.tsx';
import { MultiCombobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import type { Draft } from './draft.ts';
import css from './intake.module.css';
import { MomentField } from './MomentField.tsx';

/** INT-RECORD: what an incident must have. A refusal stands at the field it is about. */
export function RecordFields({
  pack,
  directory,
  draft,
  errors,
  disabled,
  first,
  onChange,
}: {
  readonly pack: PolicyPack;
  readonly directory: Directory;
  readonly draft: Draft;
  readonly errors: Readonly<Record<string, string>>;
  /** Once declared, the record is corrected on the bridge. */
  readonly disabled: boolean;
  /** Holds the first field, to which the questions hand over. */
  readonly first: RefObject<HTMLFieldSetElement | null>;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useTranslation();
  const services = [...directory.services.values()].map(({ id, name, tier, agency }) => ({
    value: id,
    label: name,
    detail: `${t('common.tier', { tier })} · ${agency}`,
  }));
  return (
    <fieldset ref={first} className={css.record} disabled={disabled}>
      <legend className={css.heading}>{t('intake.record.heading')}</legend>
      <MultiCombobox
        label={t('intake.record.services')}
        items={services}
        values={draft.services}
        onChange={(values) => onChange({ services: values })}
        placeholder={t('intake.record.servicesPlaceholder')}
        hint={t('intake.record.servicesHint')}
        error={errors.services}
        disabled={disabled}
      />
      <TextField
        label={t('intake.record.title')}
        value={draft.title}
        maxLength={300}
        placeholder={t('intake.record.titlePlaceholder')}
        onChange={(title) => onChange({ title })}
        error={errors.title}
      />
      <TextArea
        label={t('intake.record.impact')}
        value={draft.impact}
        rows={2}
        placeholder={t('intake.record.impactPlaceholder')}
        onChange={(impact) => onChange({ impact })}
        error={errors.impact}
      />
      <Choice
        label={t('intake.record.method')}
        value={draft.method}
        options={detectionMethods.map((value) => ({ value, label: pack.detectionMethods[value] }))}
        onChange={(method) => onChange({ method })}
      />
      <TextField
        label={t('intake.record.reportedBy')}
        value={draft.reportedBy}
        maxLength={300}
        placeholder={t('intake.record.reportedByPlaceholder')}
        onChange={(reportedBy) => onChange({ reportedBy })}
        error={errors.reportedBy}
      />
      <div className={css.pair}>
        <MomentField
          label={t('intake.record.detected')}
          value={draft.detected}
          onChange={(detected) => onChange({ detected })}
          placeholder={t('intake.record.detectedPlaceholder')}
          standIn={draft.openedAt}
          whenEmpty={t('intake.record.detectedDefault')}
          error={errors.detected ?? null}
        />
        <MomentField
          label={t('intake.record.onset')}
          value={draft.onset}
          onChange={(onset) => onChange({ onset })}
          placeholder={t('intake.record.onsetPlaceholder')}
          standIn={null}
          whenEmpty={t('intake.record.onsetUnknown')}
          error={errors.onset ?? null}
        />
      </div>
      <Choice
        label={t('intake.record.drill')}
        value={draft.drill ? 'drill' : 'real'}
        options={[
          { value: 'real', label: t('intake.record.isReal') },
          { value: 'drill', label: t('intake.record.isDrill') },
        ]}
        onChange={(value) => onChange({ drill: value === 'drill' })}
      />
      {draft.drill && <Notice>{t('intake.record.drillNote')}</Notice>}
    </fieldset>
  );
}
