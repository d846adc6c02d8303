import type { Result } from '../../shared/kernel/result.ts';
import type { SyncAnswer, SyncFault, SyncRequest, SyncRoute } from '../../shared/protocol/sync-routes.ts';

/** Why central gave no answer. */
export type RemoteTrouble =
  /** No network, central down, or something between them that is not central. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** Central answered, and refused by a named fault. */
  | { readonly kind: 'fault'; readonly fault: SyncFault; readonly detail: string }
  /** Central answered what this version cannot read. */
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Central, as a console asks it. */
export interface Remote {
  ask<R extends SyncRoute>(route: R, request: SyncRequest<R>): Promise<Result<SyncAnswer<R>, RemoteTrouble>>;
  /**
   * Listens for news until told to stop: `onNews` says only that there may be some, and comes once as soon as the line
   * stands; `onCut` says, once, that the line is down and nothing more will come. After a stop nothing is told.
   */
  listen(told: { readonly onNews: () => void; readonly onCut: () => void }): () => void;
}
