import css from './Kbd.module.css';

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** A key or combination as printed on the keyboard, e.g. `Ctrl+K`. */
export function Kbd({ keys }: { readonly keys: string }) {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return (
    <kbd className={css.keys}>
      {parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ')}
    </kbd>
  );
}
