import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import css from './Button.module.css';
import { Kbd } from './Kbd.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** `primary`: the one act that the screen is for. `quiet`: no line until pointed at. `grave`: cannot be undone. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'grave';
  /** Shown on the button; registering it is the screen's business (`useShortcuts`). */
  readonly shortcut?: string | undefined;
  readonly icon?: ReactNode;
  readonly small?: boolean;
  /** Its act is under way: it waits, and keeps the cursor, which a disabled one would lose. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = 'plain',
  shortcut,
  icon,
  small = false,
  busy = false,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      data-kind={kind}
      data-small={small || undefined}
      className={css.button}
      aria-disabled={busy || undefined}
      onClick={busy ? wait : onClick}
      {...rest}
    >
      {icon}
      {children !== undefined && <span className={css.label}>{children}</span>}
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </button>
  );
}

const wait = (event: MouseEvent): void => event.preventDefault();
