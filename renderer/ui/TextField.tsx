import type { KeyboardEventHandler, ReactNode, Ref } from 'react';
import css from './Field.module.css';
import { Field, type FieldFrame } from './Field.tsx';

interface TextProps extends FieldFrame {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
}

export interface TextFieldProps extends TextProps {
  /** For times, ids and counts: figures of one width. */
  readonly figures?: boolean;
  /** Shown at the end of the field's line. */
  readonly trailing?: ReactNode;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement> | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  labelHidden,
  hint,
  error,
  onChange,
  figures,
  trailing,
  ...rest
}: TextFieldProps) {
  return (
    <Field {...{ label, labelHidden, hint, error }}>
      {(control) => {
        const input = (
          <input
            type="text"
            autoComplete="off"
            spellCheck={!figures}
            className={css.control}
            data-figures={figures || undefined}
            onChange={({ target }) => onChange(target.value)}
            {...control}
            {...rest}
          />
        );
        return trailing === undefined ? (
          input
        ) : (
          <div className={css.withTrailing}>
            {input}
            {trailing}
          </div>
        );
      }}
    </Field>
  );
}

export interface TextAreaProps extends TextProps {
  /** The least height; it grows with the text. */
  readonly rows?: number;
  readonly onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement> | undefined;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, labelHidden, hint, error, onChange, rows = 2, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, labelHidden, hint, error }}>
      {(control) => (
        <textarea
          rows={rows}
          spellCheck
          className={css.control}
          onChange={({ target }) => onChange(target.value)}
          {...control}
          {...rest}
        />
      )}
    </Field>
  );
}
