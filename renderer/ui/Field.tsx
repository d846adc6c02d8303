import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import css from './Field.module.css';

export interface FieldFrame {
  readonly label: ReactNode;
  /** For a label that the layout makes plain to the eye: still there for a screen reader. */
  readonly labelHidden?: boolean | undefined;
  /** One line under the field: what it takes, or what was understood. */
  readonly hint?: ReactNode;
  /** A whole sentence; shown instead of the hint. */
  readonly error?: string | null | undefined;
}

/** What ties a control to its label, hint and refusal. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label above, hint or refusal below, any control between. The fields beside this file are made of it. */
export function Field({
  label,
  labelHidden,
  hint,
  error,
  children,
}: FieldFrame & { readonly children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const below = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={css.field} data-refused={error ? true : undefined}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : css.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': below, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p id={below} className={css.error} role="alert">
          <TriangleAlert size={14} aria-hidden />
          <span>{error}</span>
        </p>
      ) : (
        hint && (
          <div id={below} className={css.hint}>
            {hint}
          </div>
        )
      )}
    </div>
  );
}
