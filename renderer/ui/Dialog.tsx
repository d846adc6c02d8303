import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type CSSProperties, type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Dialog.module.css';
import { CursorHome, dialogAround, useCursorInside, useCursorNoted } from './dialog-cursor.ts';
import { ShortcutLayer } from './keys.ts';

interface DialogProps {
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
}

/** A question in front of everything else. Escape closes it; the cursor goes back to where it was (`CursorHome`). */
export function Dialog({ open, ...props }: DialogProps) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({
  onClose,
  title,
  description,
  size = 'medium',
  initialFocus,
  beside = null,
  footer,
  children,
}: Omit<DialogProps, 'open'>) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const [place] = useState(() => placeBeside(beside));
  useCursorNoted();
  return (
    <Base.Root open onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={css.backdrop} data-clear={place !== null || undefined} />
        {/* The library would place the cursor a frame later: a key pressed meanwhile goes astray. */}
        <Base.Popup
          className={css.popup}
          data-size={size}
          data-beside={place !== null || undefined}
          style={place ?? undefined}
          initialFocus={false}
          finalFocus={false}
        >
          <CursorHome value={null}>
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
          </CursorHome>
          <Cursor body={body} initialFocus={initialFocus} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Last in the popup: everything else of it stands by then. */
function Cursor({
  body,
  initialFocus,
}: {
  readonly body: RefObject<HTMLDivElement | null>;
  readonly initialFocus: RefObject<HTMLElement | null> | undefined;
}) {
  // Where nobody says otherwise (`autoFocus` in the body does): the first thing to fill in or press, never the cross.
  const first = () =>
    initialFocus?.current ??
    chosenOf(body.current?.querySelector<HTMLElement>(fillable), body.current) ??
    dialogAround(body.current);
  useCursorInside(body, first);
  return null;
}

const fillable = 'input, textarea, select, button, a[href], [role="treeitem"][tabindex="0"]';

/** Of several radio buttons the one that is chosen: that is where the tabulator would stop, too. */
const chosenOf = (found: HTMLElement | null | undefined, body: HTMLElement | null): HTMLElement | null =>
  found instanceof HTMLInputElement && found.type === 'radio'
    ? (body?.querySelector<HTMLElement>(`input[name="${CSS.escape(found.name)}"]:checked`) ?? found)
    : (found ?? null);

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
