import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import css from './filters.module.css';
import { changeFilter, clearFilter } from './list-state.ts';
import type { NamedPart } from './part-name.ts';

/** What the list is narrowed to, each to be taken away by itself, and how many are left. */
export function Chips({
  parts,
  shown,
  total,
  onSave,
}: {
  readonly parts: readonly NamedPart[];
  readonly shown: number;
  readonly total: number;
  /** Null where a view says the same already. */
  readonly onSave: (() => void) | null;
}) {
  const { t } = useTranslation();
  return (
    <div className={css.chips}>
      <ul className={css.chipList} aria-label={t('incidents.chips.label')}>
        {parts.map(({ key, name, without }) => (
          <li key={key}>
            <button
              type="button"
              className={css.chip}
              aria-label={t('common.remove', { name })}
              onClick={() => changeFilter(without)}
            >
              {name}
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <p className={css.shown} role="status">
        {t('incidents.chips.shown', { count: shown, total })}
      </p>
      <Button kind="quiet" small shortcut="Escape" onClick={clearFilter}>
        {t('incidents.chips.clear')}
      </Button>
      {onSave && (
        <Button kind="quiet" small shortcut="v" onClick={onSave}>
          {t('incidents.chips.save')}
        </Button>
      )}
    </div>
  );
}
