import { useState } from 'react';
import { z } from 'zod';
import { type Draft, nextVersion } from './draft.ts';

/** The file as somebody types it, while it cannot be read as a pack. */
export interface Unread {
  readonly text: string;
  readonly detail: string;
}

interface Kept {
  readonly draft: Draft | null;
  readonly unread: Unread | null;
}

const nothing: Kept = { draft: null, unread: null };
const KEY = 'policy.draft';

const kept = z.object({
  draft: z.record(z.string(), z.unknown()).nullable(),
  unread: z.object({ text: z.string(), detail: z.string() }).nullable(),
});

/**
 * The draft of this window. It stays while somebody looks elsewhere or reloads, until it is put in force or discarded. A
 * draft begins with the next version, so that it can be put in force as it is.
 */
export function useDraft(adopted: readonly string[]) {
  const [state, setState] = useState<Kept>(remembered);
  const keep = (next: Kept) => {
    setState(next);
    if (next === nothing) sessionStorage.removeItem(KEY);
    else remember(next);
  };
  return {
    ...state,
    change: (draft: Draft) => {
      const { version } = draft;
      const isFirst = state.draft === null && typeof version === 'string' && adopted.includes(version);
      keep({
        draft: isFirst ? { ...draft, version: nextVersion(version, adopted) } : draft,
        unread: null,
      });
    },
    /** Of an older version: its text as it was, under a version of its own. */
    beginFrom: (source: Draft) =>
      keep({ draft: { ...source, version: nextVersion(String(source.version), adopted) }, unread: null }),
    cannotRead: (unread: Unread) => keep({ ...state, unread }),
    discard: () => keep(nothing),
  };
}

function remember(state: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // Somebody pasted more than a window may remember; it is refused as too large and goes with a reload.
    sessionStorage.removeItem(KEY);
  }
}

function remembered(): Kept {
  try {
    return kept.parse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
  } catch {
    return nothing;
  }
}
