import { useMemo } from 'react';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import { owed } from '../../../shared/views/due.ts';
import type { Scope } from '../../bridge/scope.ts';
import { isTelling } from '../../command/tell.ts';
import type { RowAct } from '../../features/board/ClockRow.tsx';
import type { DueActs } from '../../features/board/due-keys.ts';
import type { Telling } from '../../features/notifications/use-telling.ts';
import type { Paging } from '../../features/paging/use-paging.ts';
import { t } from '../../i18n.ts';
import { shortName } from '../../ui/PersonName.tsx';
import { type CommandName, isOffered } from './commands.ts';
import { meeting, type NextStep } from './what-now.ts';

/** What a row of what is due can do, put together from the features that do it. */
export function useDueActs({
  scope,
  readings,
  telling,
  paging,
  doNext,
  tell,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly telling: Telling;
  readonly paging: Paging;
  readonly doNext: (step: NextStep) => void;
  readonly tell: DueActs['tell'];
}): DueActs {
  // biome-ignore lint/correctness/useExhaustiveDependencies: telling and paging are new at every render and always do the same.
  return useMemo(() => {
    const { incident, directory } = scope;
    const opens = (command: CommandName, step: NextStep): readonly RowAct[] =>
      isOffered(incident, command)
        ? [{ key: 'Enter', label: t(`bridge.commands.${command}`), run: () => doNext(step) }]
        : [];

    function actsOn(reading: ClockReading): readonly RowAct[] {
      if (reading.met || reading.ended) return [];
      if (isTelling(reading))
        return [{ key: 't', label: t('bridge.due.record'), run: (row) => tell([reading.key], row) }];
      if (reading.kind === 'page') return pageActs(reading);
      const step = meeting(reading, owed(readings), incident);
      if (step) return opens(step.command, step);
      const { kind, dueAt } = reading;
      return kind === 'resolve' || kind === 'close' ? opens(kind, { command: kind, says: kind, dueAt }) : [];
    }

    function pageActs({ subject }: ClockReading): readonly RowAct[] {
      const page = incident.pages.find(({ id }) => id === subject);
      if (!page) return [];
      const next = page.next === null ? null : shortName(personName(directory, page.next));
      return [
        { key: 'y', label: t('bridge.paging.markAnswered'), run: () => void paging.answered(page) },
        {
          key: 'p',
          label: next === null ? t('bridge.paging.pageNext') : t('bridge.paging.pageNamed', { name: next }),
          run: () => void paging.next(page),
        },
      ];
    }
    return {
      tell,
      toldBy: (targets, channel) => void telling.tell(targets, { channel }),
      acknowledge: (notification) => void telling.acknowledge(notification),
      actsOn,
    };
  }, [scope, readings, doNext, tell]);
}
