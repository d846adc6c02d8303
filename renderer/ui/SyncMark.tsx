import { TriangleAlert } from 'lucide-react';
import type { SyncState } from '../../shared/protocol/sync-state.ts';
import { syncWords } from '../wording/sync-words.ts';
import css from './SyncMark.module.css';

/** How this console stands with central: quiet while both hold the same. */
export function SyncMark({ state }: { readonly state: SyncState }) {
  const { text, long, isAbnormal } = syncWords(state);
  return (
    <span
      className={css.mark}
      data-abnormal={isAbnormal || undefined}
      role={isAbnormal ? 'status' : undefined}
      title={long}
    >
      {isAbnormal ? (
        <TriangleAlert size={12} aria-hidden />
      ) : (
        <span aria-hidden className={css.dot} data-kind={state.kind} />
      )}
      <span className="figures">{text}</span>
    </span>
  );
}
