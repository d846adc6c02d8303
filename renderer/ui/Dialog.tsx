import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Dialog.module.css';
import { ShortcutLayer } from './keys.ts';

const fillable = 'input, textarea, select, button, a[href], [role="treeitem"][tabindex="0"]';

/** Of several radio buttons the one that is chosen: that is where the tabulator would stop, too. */
const chosenOf = (found: HTMLElement | null | undefined, body: HTMLElement | null): HTMLElement | null =>
  found instanceof HTMLInputElement && found.type === 'radio'
    ? (body?.querySelector<HTMLElement>(`input[name="${CSS.escape(found.name)}"]:checked`) ?? found)
    : (found ?? null);

/** A question in front of everything else. Escape closes it; focus returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'medium',
  initialFocus,
  beside = null,
  footer,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** What it is about: it opens beside it, and the rest stays readable. */
  readonly beside?: HTMLElement | null;
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
    return chosenOf(body.current?.querySelector<HTMLElement>(fillable), body.current) ?? popup.current;
  };
  useFocusKept(open, first);
  const [place] = useState(() => placeBeside(beside));
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={css.backdrop} data-clear={place !== null || undefined} />
        <Base.Popup
          ref={popup}
          className={css.popup}
          data-size={size}
          data-beside={place !== null || undefined}
          style={place ?? undefined}
          initialFocus={initialFocus ?? first}
        >
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

/** Room that is kept for it below its top edge, and between it and what it is beside. */
const LEAST_HEIGHT = 400;
const LEAST_WIDTH = 530;
const GAP = 8;

/** To the right of it; where there is no room left for it there, in the middle as ever. */
function placeBeside(about: HTMLElement | null): CSSProperties | null {
  const box = about?.isConnected ? about.getBoundingClientRect() : null;
  if (box === null || box.right + LEAST_WIDTH > innerWidth) return null;
  const top = Math.max(GAP, Math.min(box.top, innerHeight - LEAST_HEIGHT));
  return { top, left: box.right + GAP, maxHeight: innerHeight - top - GAP };
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
