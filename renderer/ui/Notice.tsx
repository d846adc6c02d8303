import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Notice.module.css';

export type NoticeKind = 'info' | 'done' | 'warned' | 'breached';

const icons: Readonly<Record<NoticeKind, LucideIcon>> = {
  info: Info,
  done: CircleCheck,
  warned: TriangleAlert,
  breached: OctagonAlert,
};

/** What happened, in a sentence, and what to do about it. */
export function Notice({
  kind = 'info',
  children,
  todo,
  acts,
  onDismiss,
  strip = false,
}: {
  readonly kind?: NoticeKind;
  readonly children: ReactNode;
  readonly todo?: ReactNode;
  readonly acts?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
  /** Across the whole window, one line high. */
  readonly strip?: boolean;
}) {
  const { t } = useTranslation();
  const Icon = icons[kind];
  return (
    <div
      className={css.notice}
      data-kind={kind}
      data-strip={strip || undefined}
      role={kind === 'breached' ? 'alert' : 'status'}
    >
      <Icon size={16} aria-hidden className={css.icon} />
      <div className={css.text}>
        <span className={css.sentence}>{children}</span>
        {todo !== undefined && <span className={css.todo}> {todo}</span>}
      </div>
      {acts !== undefined && <div className={css.acts}>{acts}</div>}
      {onDismiss && (
        <button type="button" className={css.dismiss} aria-label={t('common.dismiss')} onClick={onDismiss}>
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
