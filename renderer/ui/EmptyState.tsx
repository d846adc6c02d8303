import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

/** What belongs here and how to create it. `children` holds the acts, each button with its key. */
export function EmptyState({
  title,
  text,
  children,
  compact = false,
}: {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
  /** Inside a panel of the bridge: one quiet line. */
  readonly compact?: boolean;
}) {
  return (
    <div className={css.empty} data-compact={compact || undefined}>
      <p className={css.title}>{title}</p>
      {text !== undefined && <p className={css.text}>{text}</p>}
      {children !== undefined && <div className={css.acts}>{children}</div>}
    </div>
  );
}
