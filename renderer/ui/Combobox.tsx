import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, X } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Combobox.module.css';
import field from './Field.module.css';
import { Field, type FieldFrame } from './Field.tsx';
import { ranked } from './rank.ts';

export interface Item<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** Muted, to the right: an office, a tier. It is searched too. */
  readonly detail?: string | undefined;
}

interface Props<V extends string> extends FieldFrame {
  readonly items: readonly Item<V>[];
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

const searched = (item: Item, query: string): boolean => {
  const words = `${item.label} ${item.detail ?? ''}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part));
};

/** More than anybody reads through: the rest is found by typing, so that a list of hundreds opens at once. */
const SHOWN = 80;

function useRanked<I extends Item>(items: readonly I[]) {
  const [query, setQuery] = useState('');
  const sorted = useMemo(() => ranked(items, query), [items, query]);
  const matching = useMemo(() => items.filter((item) => searched(item, query)).length, [items, query]);
  return {
    list: { items: sorted, onInputValueChange: setQuery, limit: SHOWN },
    more: Math.max(0, matching - SHOWN),
  };
}

/** One of many: type to narrow, arrow keys, Enter. */
export function Combobox<V extends string>({
  items,
  value,
  onChange,
  placeholder,
  autoFocus,
  disabled = false,
  ...frame
}: Props<V> & { readonly value: V | null; readonly onChange: (value: V | null) => void }) {
  const chosen = items.find((item) => item.value === value) ?? null;
  const { list, more } = useRanked(items);
  return (
    <Field {...frame}>
      {(control) => (
        <Base.Root
          {...list}
          value={chosen}
          onValueChange={(item, details) => {
            if (!isEscape(details)) onChange(item === null ? null : (item.value as V));
          }}
          isItemEqualToValue={same}
          itemToStringLabel={labelOf}
          filter={(item, query) => searched(item, query)}
          autoHighlight
          disabled={disabled}
        >
          <Base.Input
            className={field.control}
            placeholder={placeholder}
            autoFocus={autoFocus}
            {...control}
          />
          <Choices more={more} />
        </Base.Root>
      )}
    </Field>
  );
}

/** Several of many: what is chosen stands before the cursor, Backspace takes the last away. */
export function MultiCombobox<V extends string>({
  items,
  values,
  onChange,
  placeholder,
  autoFocus,
  disabled = false,
  ...frame
}: Props<V> & { readonly values: readonly V[]; readonly onChange: (values: readonly V[]) => void }) {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  // In the order in which they were chosen: some lists are an order, such as whose turn it is.
  const chosen = values.map(
    (value): Item<V> => items.find((item) => item.value === value) ?? { value, label: value },
  );
  const { list, more } = useRanked(items);
  return (
    <Field {...frame}>
      {(control) => (
        <Base.Root
          multiple
          {...list}
          value={chosen}
          onValueChange={(next, details) => {
            if (!isEscape(details)) onChange(next.map((item) => item.value as V));
          }}
          isItemEqualToValue={same}
          itemToStringLabel={labelOf}
          filter={(item, query) => searched(item, query)}
          autoHighlight
          disabled={disabled}
        >
          <Base.Chips ref={line} className={css.chips} data-refused={control['aria-invalid']}>
            {chosen.map((item) => (
              <Base.Chip key={item.value} className={css.chip}>
                {item.label}
                <Base.ChipRemove className={css.remove} aria-label={t('common.remove', { name: item.label })}>
                  <X size={12} aria-hidden />
                </Base.ChipRemove>
              </Base.Chip>
            ))}
            <Base.Input
              className={css.chipInput}
              placeholder={chosen.length === 0 ? placeholder : ''}
              autoFocus={autoFocus}
              {...control}
            />
          </Base.Chips>
          <Choices anchor={line} more={more} />
        </Base.Root>
      )}
    </Field>
  );
}

/** Escape closes the list and leaves the field; it must never empty what was chosen. */
function isEscape(details: Base.Root.ChangeEventDetails): boolean {
  if (details.reason !== 'escape-key') return false;
  details.cancel();
  details.allowPropagation();
  return true;
}

const same = (a: Item, b: Item): boolean => a.value === b.value;
const labelOf = (item: Item): string => item.label;

/** `anchor` where the list hangs under more than the input. */
function Choices({
  anchor,
  more,
}: {
  readonly anchor?: RefObject<HTMLDivElement | null>;
  /** How many match beyond those shown. */
  readonly more: number;
}) {
  const { t } = useTranslation();
  return (
    <Base.Portal>
      <Base.Positioner className={css.positioner} sideOffset={4} {...(anchor ? { anchor } : {})}>
        <Base.Popup className={css.popup}>
          <Base.Empty className={css.empty}>{t('common.nothingFound')}</Base.Empty>
          <Base.List className={css.list}>
            {(item: Item) => (
              <Base.Item key={item.value} value={item} className={css.item}>
                <Base.ItemIndicator className={css.tick}>
                  <Check size={14} aria-hidden />
                </Base.ItemIndicator>
                <span className={css.name}>{item.label}</span>
                {item.detail !== undefined && <span className={css.detail}>{item.detail}</span>}
              </Base.Item>
            )}
          </Base.List>
          {more > 0 && <p className={css.more}>{t('common.moreFound', { count: more })}</p>}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
