import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

/**
 * The keyboard map. A screen says what its keys do; they work while it is shown, and the `?` sheet lists them. Keys
 * without Ctrl, Alt or Meta are left to whoever is typing. While a dialog is open only its own keys work.
 */
export interface Shortcut {
  /** As a person would write it: `n`, `?`, `ArrowDown`, `Ctrl+K`, `Alt+J`. `Ctrl` is also the Mac's command key. */
  readonly key: string;
  /** What it does, for the sheet; an empty one is not listed (an alias of another key). */
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** True where the key works although somebody types: for Escape and the like. */
  readonly whileTyping?: boolean;
}

interface Registered {
  readonly group: string;
  readonly layer: number;
  readonly shortcuts: readonly Shortcut[];
}

let registered: readonly Registered[] = [];
let layers: readonly number[] = [0];
let nextLayer = 1;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

const LayerContext = createContext(0);

/** Everything inside hears its keys alone, as long as it is shown. `Dialog` is one. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }) {
  const [layer] = useState(() => nextLayer++);
  useLayoutEffect(() => {
    layers = [...layers, layer];
    return () => {
      layers = layers.filter((one) => one !== layer);
    };
  }, [layer]);
  return createElement(LayerContext.Provider, { value: layer }, children);
}

/** Registers keys while the component is mounted, before it is painted: what is seen can be used at once. `group` is the heading they stand under in the sheet. */
export function useShortcuts(group: string, shortcuts: readonly Shortcut[], active = true): void {
  const layer = useContext(LayerContext);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = shortcuts.map(({ key, label }) => `${key} ${label}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` stands for the keys; the array is new at every render.
  useLayoutEffect(() => {
    if (!active) return;
    // The keys are those of this render; what they do is always the newest.
    const stable = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }));
    const entry: Registered = { group, layer, shortcuts: stable };
    registered = [...registered, entry];
    changed();
    return () => {
      registered = registered.filter((one) => one !== entry);
      changed();
    };
  }, [group, layer, names, active]);
}

/** What works now, for the sheet: groups in the order in which they were registered. */
export function useShortcutSheet(): readonly {
  readonly group: string;
  readonly shortcuts: readonly Shortcut[];
}[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
  const groups = new Map<string, Shortcut[]>();
  for (const { group, layer, shortcuts } of all) {
    if (layer !== 0) continue;
    const listed = groups.get(group) ?? [];
    listed.push(...shortcuts.filter(({ label }) => label !== ''));
    groups.set(group, listed);
  }
  return [...groups]
    .map(([group, shortcuts]) => ({ group, shortcuts }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}

const typedInto = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const notTyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range']);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement && notTyped.has(target.type)) return false;
  return typedInto.has(target.tagName);
}

/** Enter and Space belong to a button or link that has the focus. */
const presses = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') &&
  target instanceof Element &&
  target.closest('button, a[href], summary, [role="button"]') !== null;

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** `Ctrl+Shift+K` and the event that it stands for. */
export function matches(combo: string, event: Pressed): boolean {
  const parts = combo === '+' ? ['+'] : combo.split('+');
  const key = parts.pop() ?? '';
  const asked = new Set(parts);
  if (asked.has('Ctrl') !== (event.ctrlKey || event.metaKey)) return false;
  if (asked.has('Alt') !== event.altKey) return false;
  // Shift is part of how signs such as ? are typed: it counts where it is asked for, and with a letter under Ctrl or Alt.
  const combined = asked.has('Ctrl') || asked.has('Alt');
  const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  if (asked.has('Shift') && !event.shiftKey) return false;
  if (combined && letter && event.shiftKey && !asked.has('Shift')) return false;
  if (event.key === key || (key.length === 1 && event.key.toLowerCase() === key.toLowerCase())) return true;
  // On a Mac, Option and a letter type a sign of their own: there the place of the key is what was meant.
  return event.altKey && (event.code === `Key${key.toUpperCase()}` || event.code === `Digit${key}`);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target);
  const top = layers.at(-1) ?? 0;
  // The one registered last stands in front of the others.
  for (const { layer, shortcuts } of registered.toReversed()) {
    if (layer !== top) continue;
    for (const shortcut of shortcuts) {
      if (!matches(shortcut.key, event)) continue;
      const combined = event.ctrlKey || event.metaKey || event.altKey;
      if (!combined && (presses(event) || (typing && !shortcut.whileTyping))) continue;
      event.preventDefault();
      shortcut.run(event);
      return;
    }
  }
}

/** Called once by the app. Returns how to stop. */
export function listenForKeys(): () => void {
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
