import { Menu } from '@base-ui/react/menu';
import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type IncidentSort, type SortKey, sortKeys } from '../../../shared/views/saved-views.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { ShortcutLayer } from '../../ui/keys.ts';
import css from './filters.module.css';
import { changeSort } from './list-state.ts';

/** The order, and whether it is turned round. Choosing the present one again turns it. */
export function SortMenu({
  sort,
  open,
  onOpen,
}: {
  readonly sort: IncidentSort;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <Menu.Root open={open} onOpenChange={onOpen} modal={false}>
      <Menu.Trigger className={css.trigger}>
        {t('incidents.sort.button', { name: t(`incidents.sort.by.${sort.by}`) })}
        {sort.by !== 'attention' && (
          <Arrow
            size={12}
            aria-label={t(sort.descending ? 'incidents.sort.descending' : 'incidents.sort.ascending')}
          />
        )}
        <Kbd keys="s" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={css.positioner}>
          <Menu.Popup className={css.menu}>
            <ShortcutLayer>
              <Menu.RadioGroup
                value={sort.by}
                onValueChange={(by: SortKey) => changeSort(nextSort(sort, by))}
                aria-label={t('incidents.sort.title')}
              >
                {sortKeys.map((by) => (
                  <Menu.RadioItem
                    key={by}
                    value={by}
                    closeOnClick
                    className={css.menuItem}
                    onClick={() => by === sort.by && changeSort(nextSort(sort, by))}
                  >
                    <span className={css.tick}>{by === sort.by && <Check size={14} aria-hidden />}</span>
                    {t(`incidents.sort.by.${by}`)}
                    {by === sort.by && by !== 'attention' && <Arrow size={12} aria-hidden />}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </ShortcutLayer>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** What somebody looks for stands on top first: most breached, newest, longest; else the natural order. */
const descendingFirst: ReadonlySet<SortKey> = new Set(['breached', 'detected', 'elapsed']);

export const nextSort = (sort: IncidentSort, by: SortKey): IncidentSort =>
  by === sort.by && by !== 'attention'
    ? { by, descending: !sort.descending }
    : { by, descending: descendingFirst.has(by) };
