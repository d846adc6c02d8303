import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { NotificationChannel } from '../../../shared/policy/vocabulary.ts';
import type { DueLine } from '../../../shared/views/due-lines.ts';
import type { Scope } from '../../bridge/scope.ts';
import { channelKeys, isTelling, type Target, targetsOf } from '../../command/tell.ts';
import { moveBetweenRows, useCursorKept } from '../../ui/roving.ts';
import type { RowAct } from './ClockRow.tsx';
import { toldFor } from './told.ts';

/** What a row can do; the bridge knows how. */
export interface DueActs {
  /** Asks how these clocks were met, beside their row. */
  readonly tell: (clocks: readonly string[], beside: HTMLElement) => void;
  /** They were told just now, by this channel. */
  readonly toldBy: (targets: readonly Target[], channel: NotificationChannel) => void;
  readonly acknowledge: (notification: EventId) => void;
  readonly actsOn: (reading: ClockReading) => readonly RowAct[];
}

interface Board {
  readonly scope: Scope;
  readonly lines: readonly DueLine[];
  readonly readings: readonly ClockReading[];
  readonly acts: DueActs;
  readonly at: Instant;
  readonly isOpen: (group: string) => boolean;
  readonly onToggleGroup: (group: string) => void;
  readonly onToggle: (key: string) => void;
  readonly onNotOwed: () => void;
}

/**
 * The keys of what is due: Enter does what meets the row, t tells, Shift+1 to 4 says how somebody was told, x selects
 * several, a records that they said so, n shows what is not owed.
 */
export function useDueKeys(board: Board) {
  const { scope, lines, readings, acts, at, isOpen, onToggleGroup, onToggle, onNotOwed } = board;
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What was told meanwhile is no longer selected.
  const selected = useMemo(
    () => new Set(openClocks(lines).filter((key) => chosen.has(key))),
    [lines, chosen],
  );
  const focus = useCursorKept(list);

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = document.activeElement?.closest<HTMLElement>('[data-row]') ?? null;
    if (list.current && row && list.current.contains(row)) moveBetweenRows(event, list.current);
    if (event.defaultPrevented) return;
    if (run(event, row)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  function run(event: KeyboardEvent, row: HTMLElement | null): boolean {
    const name = event.key.toLowerCase();
    if (name === 'n') return done(onNotOwed);
    if (name === 'escape' && selected.size > 0) return done(() => setChosen(new Set()));
    const key = row?.dataset.key;
    if (!row || key === undefined) return false;
    const group = lines.find((line) => line.kind === 'tell' && line.key === key);
    const reading = group ? undefined : readings.find((one) => one.key === key);
    const clocks = group?.kind === 'tell' ? group.readings.map((one) => one.key) : [key];
    const channel = event.shiftKey
      ? channelKeys[Number(/^Digit([1-4])$/.exec(event.code)?.[1] ?? 0) - 1]
      : null;
    const tells = group !== undefined || (reading !== undefined && isTelling(reading) && !reading.met);

    if (group && (name === 'arrowright' || name === 'arrowleft'))
      return isOpen(key) === (name === 'arrowright') || done(() => onToggleGroup(key));
    if (tells) {
      // What was selected goes along, whatever row the cursor stands on.
      const meant = selected.size > 0 ? [...selected] : clocks;
      if (channel) return done(() => tellNow(meant, channel, row));
      if (name === 't' || (name === 'enter' && !group)) return done(() => acts.tell(meant, row));
      if (name === 'x') return done(() => select(clocks));
    }
    if (!reading) return false;
    const told = name === 'a' ? toldFor(scope.incident, scope.pack, reading) : null;
    if (told && told.acknowledged === null) return done(() => acts.acknowledge(told.id));
    const act = acts.actsOn(reading).find((one) => one.key.toLowerCase() === name);
    if (act) return done(() => act.run(row));
    return name === 'enter' && done(() => onToggle(key));
  }

  function tellNow(clocks: readonly string[], channel: NotificationChannel, row: HTMLElement): void {
    const targets = targetsOf(scope, readings, at, clocks);
    // Without a person of the directory the record needs a proof: that takes words.
    if (targets.some(({ reach }) => reach.length === 0)) acts.tell(clocks, row);
    else acts.toldBy(targets, channel);
  }

  function select(clocks: readonly string[]): void {
    const next = new Set(selected);
    const every = clocks.every((key) => next.has(key));
    for (const key of clocks) {
      if (every) next.delete(key);
      else next.add(key);
    }
    setChosen(next);
  }

  return { list, keys, selected, focus };
}

function done(act: () => void): true {
  act();
  return true;
}

const openClocks = (lines: readonly DueLine[]): readonly string[] =>
  lines.flatMap((line) => (line.kind === 'clock' ? [line.reading.key] : line.readings.map(({ key }) => key)));
