import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../../shared/directory/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { detectionMethods } from '../../../shared/policy/vocabulary.ts';
import { ServicesField } from '../../command/ServicesField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import type { Draft } from './draft.ts';
import css from './intake.module.css';
import { MomentField } from './MomentField.tsx';

interface Fields {
  readonly pack: PolicyPack;
  readonly directory: Directory;
  readonly draft: Draft;
  readonly errors: Readonly<Record<string, string>>;
  /** Once declared, the record is corrected on the bridge. */
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** INT-RECORD: what an incident must have, and what is kept of what was none. A refusal stands at the field it is about. */
export function RecordFields({
  first,
  ...fields
}: Fields & {
  /** Holds the first field, to which the questions hand over. */
  readonly first: RefObject<HTMLFieldSetElement | null>;
}) {
  const { t } = useTranslation();
  const { what } = fields.draft;
  return (
    <fieldset ref={first} data-record className={css.record} disabled={fields.disabled}>
      <legend className={css.heading}>{t('intake.record.heading')}</legend>
      {what === 'incident' && <IncidentFields {...fields} />}
      {what === 'serviceRequest' && <RequestFields {...fields} />}
      {what === 'nearMiss' && <NearMissFields {...fields} />}
    </fieldset>
  );
}

function IncidentFields(fields: Fields) {
  const { t } = useTranslation();
  const { draft, errors, onChange } = fields;
  return (
    <>
      <Services {...fields} label={t('intake.record.services')} hint={t('intake.record.servicesHint')} />
      <Title {...fields} placeholder={t('intake.record.titlePlaceholder')} />
      <TextArea
        label={t('intake.record.impact')}
        value={draft.impact}
        rows={2}
        placeholder={t('intake.record.impactPlaceholder')}
        onChange={(impact) => onChange({ impact })}
        error={errors.impact}
      />
      <Reporter {...fields} />
      <div className={css.pair}>
        <When
          {...fields}
          label={t('intake.record.detected')}
          whenEmpty={t('intake.record.detectedDefault')}
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
    </>
  );
}

/** INT-NOT-INCIDENT: what was asked for, by whom, and why it is no incident. */
function RequestFields(fields: Fields) {
  const { t } = useTranslation();
  const { draft, errors, onChange } = fields;
  return (
    <>
      <Title {...fields} placeholder={t('intake.record.titleRequest')} />
      <TextArea
        label={t('intake.what.request.reason')}
        value={draft.reason}
        onChange={(reason) => onChange({ reason })}
        hint={t('intake.what.request.reasonHint')}
        error={errors.reason}
      />
      <Reporter {...fields} />
      <div className={css.pair}>
        <When
          {...fields}
          label={t('intake.record.happened')}
          whenEmpty={t('intake.record.happenedDefault')}
        />
      </div>
    </>
  );
}

/** INT-NEARMISS: what nearly happened, to what, and what stopped it. */
function NearMissFields(fields: Fields) {
  const { t } = useTranslation();
  const { draft, errors, onChange } = fields;
  return (
    <>
      <Services {...fields} label={t('intake.record.servicesOptional')} hint={undefined} />
      <Title {...fields} placeholder={t('intake.record.titleNearMiss')} />
      <TextArea
        label={t('intake.record.details')}
        value={draft.impact}
        rows={3}
        placeholder={t('intake.record.detailsNearMiss')}
        onChange={(impact) => onChange({ impact })}
        error={errors.text}
      />
      <div className={css.pair}>
        <When {...fields} label={t('intake.record.noticed')} whenEmpty={t('intake.record.happenedDefault')} />
      </div>
    </>
  );
}

function Services({
  directory,
  draft,
  errors,
  disabled,
  onChange,
  label,
  hint,
}: Fields & { readonly label: string; readonly hint: string | undefined }) {
  const { t } = useTranslation();
  return (
    <ServicesField
      directory={directory}
      label={label}
      values={draft.services}
      onChange={(services) => onChange({ services })}
      placeholder={t('intake.record.servicesPlaceholder')}
      hint={hint}
      error={errors.services}
      disabled={disabled}
    />
  );
}

function Title({ draft, errors, onChange, placeholder }: Fields & { readonly placeholder: string }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('intake.record.title')}
      value={draft.title}
      maxLength={300}
      placeholder={placeholder}
      onChange={(title) => onChange({ title })}
      error={errors.title}
    />
  );
}

function Reporter({ pack, draft, errors, onChange }: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t(draft.what === 'incident' ? 'intake.record.method' : 'intake.record.methodRequest')}
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
    </>
  );
}

function When({
  draft,
  errors,
  onChange,
  label,
  whenEmpty,
}: Fields & { readonly label: string; readonly whenEmpty: string }) {
  const { t } = useTranslation();
  return (
    <MomentField
      label={label}
      value={draft.detected}
      onChange={(detected) => onChange({ detected })}
      placeholder={t('intake.record.detectedPlaceholder')}
      standIn={draft.openedAt}
      whenEmpty={whenEmpty}
      error={errors.detected ?? null}
    />
  );
}
