import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import css from './Panel.module.css';

/**
 * A titled region of a screen. `id` names it in the remembered layout; without one it does not collapse.
 * The body scrolls by itself where the panel is given a height.
 */
export function Panel({
  title,
  id,
  aside,
  flush = false,
  folded = false,
  children,
}: {
  readonly title: ReactNode;
  readonly id?: string;
  /** At the right of the heading: a count, a filter, a button. */
  readonly aside?: ReactNode;
  /** No padding in the body: for lists and tables that have their own. */
  readonly flush?: boolean;
  /** Collapsed until somebody opens it: for what is finished. */
  readonly folded?: boolean;
  readonly children: ReactNode;
}) {
  const [collapsed, setCollapsed] = useState(
    () =>
      id !== undefined &&
      (localStorage.getItem(keyOf(id)) ?? (folded ? 'collapsed' : 'open')) === 'collapsed',
  );
  const toggle = () => {
    if (id === undefined) return;
    localStorage.setItem(keyOf(id), collapsed ? 'open' : 'collapsed');
    setCollapsed(!collapsed);
  };
  const Chevron = collapsed ? ChevronRight : ChevronDown;
  return (
    <section className={css.panel} data-collapsed={collapsed || undefined}>
      <header className={css.header}>
        <h2 className={css.title}>
          {id === undefined ? (
            title
          ) : (
            <button type="button" className={css.toggle} aria-expanded={!collapsed} onClick={toggle}>
              {title}
              <Chevron size={12} aria-hidden />
            </button>
          )}
        </h2>
        {aside !== undefined && <div className={css.aside}>{aside}</div>}
      </header>
      {!collapsed && (
        <div className={css.body} data-flush={flush || undefined}>
          {children}
        </div>
      )}
    </section>
  );
}

const keyOf = (id: string): string => `panel.${id}`;
