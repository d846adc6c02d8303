import { useTranslation } from 'react-i18next';
import css from './filters.module.css';
import { pickView } from './list-state.ts';
import type { Views } from './views.ts';

/** Every view by its name and number key; the one that is shown is marked, and marked as changed once it was. */
export function ViewTabs({ views: { all, current, changed } }: { readonly views: Views }) {
  const { t } = useTranslation();
  return (
    <nav className={css.tabs} aria-label={t('incidents.views.label')}>
      {all.map((view, index) => {
        const shown = view.id === current?.id;
        return (
          <button
            key={view.id}
            type="button"
            className={css.tab}
            aria-current={shown || undefined}
            title={view.name}
            onClick={() => pickView(view)}
          >
            {index < 9 && (
              <span className={`figures ${css.number}`} aria-hidden>
                {index + 1}
              </span>
            )}
            <span className={css.tabName}>{view.name}</span>
            {shown && changed && <span className={css.changed}>{t('incidents.views.changed')}</span>}
          </button>
        );
      })}
    </nav>
  );
}
