import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Dialog.module.css';
import { ShortcutLayer } from './keys.ts';

const fillable = 'input, textarea, select, button, a[href]';

/** A question in front of everything else. Escape closes it; focus returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'medium',
  initialFocus,
  footer,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** The acts, the main one last. */
  readonly footer?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // Where nobody says otherwise (`autoFocus` in the body does): the first thing to fill in or press, never the cross.
  const first = () => {
    const taken = document.activeElement;
    if (taken instanceof HTMLElement && body.current?.contains(taken)) return taken;
    return body.current?.querySelector<HTMLElement>(fillable) ?? popup.current;
  };
  useFocusKept(open, first);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={css.backdrop} />
        <Base.Popup ref={popup} className={css.popup} data-size={size} initialFocus={initialFocus ?? first}>
          <ShortcutLayer>
            <header className={css.header}>
              <Base.Title className={css.title}>{title}</Base.Title>
              <Base.Close className={css.close} aria-label={t('common.close')}>
                <X size={16} aria-hidden />
              </Base.Close>
            </header>
            {description !== undefined && (
              <Base.Description className={css.description}>{description}</Base.Description>
            )}
            <div ref={body} className={css.body}>
              {children}
            </div>
            {footer !== undefined && <footer className={css.footer}>{footer}</footer>}
          </ShortcutLayer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/**
 * A dialog that was closed a moment ago still hands its focus back to the page, where it would be taken from the one that
 * opened since: somebody who works down a checklist is that fast. While open, the page behind cannot have it.
 */
function useFocusKept(open: boolean, first: () => HTMLElement | null): void {
  const latest = useRef(first);
  latest.current = first;
  useEffect(() => {
    if (!open) return;
    const page = document.getElementById('root');
    const takeBack = ({ target }: FocusEvent) => {
      if (target instanceof Node && page?.contains(target)) latest.current()?.focus();
    };
    document.addEventListener('focusin', takeBack);
    return () => document.removeEventListener('focusin', takeBack);
  }, [open]);
}
