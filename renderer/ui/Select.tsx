import css from './Field.module.css';
import { Field, type FieldFrame } from './Field.tsx';

/** One of a short known list, closed. The platform's own control: its keys are the ones people know. */
export function Select<V extends string>({
  label,
  labelHidden,
  hint,
  error,
  value,
  options,
  onChange,
  placeholder,
  disabled,
}: FieldFrame & {
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
}) {
  return (
    <Field {...{ label, labelHidden, hint, error }}>
      {(control) => (
        <select
          className={css.control}
          value={value ?? ''}
          disabled={disabled}
          onChange={({ target }) => onChange(target.value as V)}
          {...control}
        >
          {value === null && (
            <option value="" disabled>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
