import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import css from './Button.module.css';
import { Kbd } from './Kbd.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** `primary`: the one act that the screen is for. `quiet`: no line until pointed at. `grave`: cannot be undone. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'grave';
  /** Shown on the button; registering it is the screen's business (`useShortcuts`). */
  readonly shortcut?: string | undefined;
  readonly icon?: ReactNode;
  readonly small?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = 'plain',
  shortcut,
  icon,
  small = false,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button type={type} data-kind={kind} data-small={small || undefined} className={css.button} {...rest}>
      {icon}
      {children !== undefined && <span className={css.label}>{children}</span>}
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </button>
  );
}
