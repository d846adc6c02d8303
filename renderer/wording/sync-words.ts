import { assertNever } from '../../shared/kernel/assert-never.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { SyncState } from '../../shared/protocol/sync-state.ts';
import { t } from '../i18n.ts';
import { clockTime, machineZone, momentText, sameDay } from '../ui/zoned.ts';

export interface SyncWords {
  /** A few words for a bar. */
  readonly text: string;
  /** The whole of it, and what to do. */
  readonly long: string;
  readonly isAbnormal: boolean;
}

/** How this console stands with central, in words. */
export function syncWords(state: SyncState, now: Instant = Date.now()): SyncWords {
  const moment = (at: Instant): string => momentText(at, machineZone, now);
  switch (state.kind) {
    case 'none':
      return { text: t('sync.state.none'), long: t('sync.state.noneLong'), isAbnormal: false };
    case 'online':
      return {
        text: t('sync.state.online'),
        long: t('sync.state.onlineLong', { time: moment(state.lastAt) }),
        isAbnormal: false,
      };
    case 'syncing':
      return state.percent === 0
        ? { text: t('sync.state.connecting'), long: t('sync.state.connectingLong'), isAbnormal: false }
        : {
            text: t('sync.state.syncing', { percent: state.percent }),
            long: t('sync.state.syncingLong'),
            isAbnormal: false,
          };
    case 'offline': {
      const { since, pending, why } = state;
      const short = sameDay(since, now, machineZone) ? clockTime(since, machineZone) : moment(since);
      const time = moment(since);
      const long = {
        unreachable: t('sync.state.offlineLong', { time }),
        unreadable: t('sync.state.unreadableLong', { time }),
        journal: t('sync.state.journalLong', { time }),
      }[why];
      return { text: t('sync.state.offline', { time: short, pending }), long, isAbnormal: true };
    }
    case 'refused':
      return {
        text: t('sync.state.refused', { pending: state.pending }),
        long: t(`sync.refused.${state.fault}`),
        isAbnormal: true,
      };
    default:
      return assertNever(state);
  }
}
