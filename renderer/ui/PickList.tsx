import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import css from './PickList.module.css';
import { ranked } from './rank.ts';

export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** Muted, after the label. It is searched too. */
  readonly detail?: string | undefined;
  /** Before the label. */
  readonly mark?: ReactNode;
  /** At the right edge: a state, a key. */
  readonly aside?: ReactNode;
}

/** More than anybody reads; typing narrows it. Thousands of rows would make each key wait. */
const SHOWN = 100;

/** A line to type in and what matches under it: arrow keys choose, Enter takes. The focus stays in the line. */
export function PickList({
  label,
  items,
  onPick,
  nothing,
  tall = false,
}: {
  readonly label: string;
  readonly items: readonly PickItem[];
  readonly onPick: (id: string) => void;
  /** What to say where nothing matches. */
  readonly nothing: string;
  readonly tall?: boolean;
}) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const line = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // The line is what this is for.
  useEffect(() => line.current?.focus(), []);
  const words = query.toLowerCase().split(/\s+/);
  const matching = items.filter((item) => {
    const text = `${item.label} ${item.detail ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const shown = ranked(matching, query).slice(0, SHOWN);
  const current = Math.min(chosen, shown.length - 1);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, shown.length - 1));
    setChosen(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 8,
      PageUp: current - 8,
    };
    const to = steps[event.key];
    const item = shown[current];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter' && item) onPick(item.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className={css.pick}>
      <input
        type="text"
        ref={line}
        className={css.line}
        value={query}
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={shown[current] && `${listId}-${shown[current].id}`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setQuery(target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={label}
        className={css.list}
        data-tall={tall || undefined}
      >
        {shown.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the line's, which keeps the focus.
          <div
            key={item.id}
            id={`${listId}-${item.id}`}
            role="option"
            aria-selected={index === current}
            tabIndex={-1}
            className={css.item}
            onPointerMove={() => setChosen(index)}
            onClick={() => onPick(item.id)}
          >
            {item.mark !== undefined && <span className={css.mark}>{item.mark}</span>}
            <span className={css.label}>{item.label}</span>
            <span className={css.detail}>{item.detail}</span>
            {item.aside !== undefined && <span className={css.aside}>{item.aside}</span>}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={css.nothing}>{nothing}</p>}
    </div>
  );
}
