import { type ReactNode, type Ref, useId } from 'react';
import css from './Field.module.css';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
}

/** One of a few, all visible: arrow keys move. For many use `Combobox`. */
export function Choice<V extends string>({
  label,
  value,
  options,
  onChange,
  first,
}: {
  readonly label: ReactNode;
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  /** The input of the first option, where a dialog begins there. */
  readonly first?: Ref<HTMLInputElement>;
}) {
  const name = useId();
  return (
    <fieldset className={css.choice}>
      <legend>{label}</legend>
      <div className={css.options}>
        {options.map((option, index) => (
          <label key={option.value} className={css.option}>
            <input
              ref={index === 0 ? first : undefined}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Checkbox({
  label,
  checked,
  onChange,
  disabled,
}: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
}) {
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
