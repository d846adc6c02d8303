import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { silentClocks } from '../../../shared/clocks/silent.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import { noLongerOwed, settled } from '../../../shared/views/due.ts';
import { dueLines, peopleToTell } from '../../../shared/views/due-lines.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { isTelling, targetOf } from '../../command/tell.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { clockTitle } from '../../wording/clock-title.ts';
import { describeRejection } from '../../wording/describe-rejection.ts';
import { reviewReasons } from '../../wording/review-reasons.ts';
import { ClockRow, type RowAct } from './ClockRow.tsx';
import css from './DuePanel.module.css';
import { type DueActs, useDueKeys } from './due-keys.ts';
import { NotOwed } from './NotOwed.tsx';
import { ownerText } from './owner.ts';
import { SettledRow } from './SettledRow.tsx';
import { TellGroup } from './TellGroup.tsx';
import { toldFor } from './told.ts';

/** Settled clocks shown before the reader asks for all. */
const SHOWN_SETTLED = 12;

/**
 * What is owed and when: breached longest first, then warned, then what is next; people to tell by the same moment are
 * one line. What is settled stands quieter below, and under it what is not owed and why.
 */
export const DuePanel = memo(function DuePanel({
  scope,
  readings,
  acts,
  refused,
  onRefusedRead,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly acts: DueActs;
  /** Why the last act from here was refused. */
  readonly refused: Rejection | null;
  readonly onRefusedRead: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const at = useOfficeTime(directory);
  const [expanded, setExpanded] = useState<string | null>(null);
  const [groups, setGroups] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [notOwed, setNotOwed] = useState(false);
  const toggle = useCallback((key: string) => setExpanded((current) => (current === key ? null : key)), []);
  const toggleGroup = useCallback(
    (key: string) =>
      setGroups((open) => {
        const next = new Set(open);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  const toggleNotOwed = useCallback(() => setNotOwed((open) => !open), []);
  const lines = useMemo(() => dueLines(readings), [readings]);
  const done = useMemo(() => settled(readings), [readings]);
  const ended = useMemo(() => noLongerOwed(readings), [readings]);
  const silent = useMemo(() => silentClocks(incident, pack), [incident, pack]);
  const open = lines.flatMap((line) => (line.kind === 'clock' ? [line.reading] : line.readings));
  const breached = open.filter(({ state }) => state === 'breached').length;
  const shown = all ? done : done.slice(0, SHOWN_SETTLED);

  const { list, keys, selected, focus } = useDueKeys({
    scope,
    lines,
    readings,
    acts,
    at,
    isOpen: (key) => groups.has(key),
    onToggleGroup: toggleGroup,
    onToggle: toggle,
    onNotOwed: toggleNotOwed,
  });
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const actsOf = useCallback(
    (reading: ClockReading): readonly RowAct[] => latest.current.actsOn(reading),
    [],
  );

  const mandatory = reviewReasons(incident, pack);
  /** It is about the one service affected, or its agency: the header has named it already. */
  const isItself = ({ about }: ClockReading): boolean =>
    incident.affected.length === 1 &&
    incident.affected.some(({ service, agency }) => about === service || about === agency);
  const row = (reading: ClockReading, nested: boolean) => {
    const found = isTelling(reading) ? targetOf(scope, reading, at) : null;
    const target = found && isItself(reading) ? { ...found, whom: null } : found;
    return (
      <ClockRow
        key={reading.key}
        reading={reading}
        name={nameOf(reading, nested)}
        owner={ownerText(scope, reading, at)}
        target={target}
        withheld={withheldBy(reading)}
        because={reading.kind === 'review' ? mandatory : null}
        nested={nested}
        selected={selected.has(reading.key)}
        expanded={expanded === reading.key}
        onToggle={toggle}
        actsOf={actsOf}
      />
    );
  };
  return (
    <Panel
      id="due"
      title={t('bridge.due.title')}
      flush
      aside={
        breached > 0 ? (
          <b className={css.count}>{t('bridge.due.breached', { count: breached })}</b>
        ) : (
          t('bridge.due.running', { count: open.length })
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows inside */}
      <div className={css.board} onKeyDown={keys} {...focus}>
        {refused && (
          <Notice kind="warned" onDismiss={onRefusedRead}>
            {describeRejection(refused)}
          </Notice>
        )}
        {open.length === 0 && <EmptyState compact title={t('bridge.due.nothing')} />}
        <ul ref={list} className={css.list} aria-label={t('bridge.due.title')}>
          {lines.flatMap((line) => {
            if (line.kind === 'clock') return [row(line.reading, false)];
            const opened = groups.has(line.key);
            const targets = line.readings.map((reading) => targetOf(scope, reading, at));
            return [
              <TellGroup
                key={line.key}
                group={line}
                people={peopleToTell(scope, line.readings, at)}
                names={[...new Set(targets.map(({ reach, office }) => reach[0]?.name ?? office))].join(', ')}
                open={opened}
                onToggle={toggleGroup}
              />,
              ...(opened ? line.readings.map((reading) => row(reading, true)) : []),
            ];
          })}
          {shown.map((reading) => {
            const told = toldFor(incident, pack, reading);
            return (
              <SettledRow
                key={reading.key}
                reading={reading}
                name={clockTitle(scope, isItself(reading) ? { ...reading, about: null } : reading)}
                told={told}
                person={told?.person == null ? null : personName(directory, told.person)}
                expanded={expanded === reading.key}
                onToggle={toggle}
              />
            );
          })}
        </ul>
        {done.length > shown.length && (
          <button type="button" className={css.more} onClick={() => setAll(true)}>
            {t('bridge.due.more', { count: done.length - shown.length })}
          </button>
        )}
        <NotOwed scope={scope} silent={silent} ended={ended} open={notOwed} onToggle={toggleNotOwed} />
        <p className={css.hints}>{t('bridge.due.hints')}</p>
      </div>
    </Panel>
  );

  /** A notification is called by whom to tell; everything else by what it is. */
  function nameOf(reading: ClockReading, nested: boolean): string {
    if (!isTelling(reading)) return clockTitle(scope, reading);
    const { reach, office, title } = targetOf(scope, reading, at);
    if (office === '') return title;
    const [who] = reach;
    const cadence = reading.cycle !== null && reading.cycle > 1;
    if (who === undefined) return t('bridge.due.tellOffice', { office });
    if (nested) return `${who.name} · ${office}`;
    return t(cadence ? 'bridge.due.tellAgain' : 'bridge.due.tellWho', { name: who.name, office });
  }

  function withheldBy({ kind }: ClockReading): string | null {
    const { withheld } = incident;
    if (withheld === null || (kind !== 'citizenFirst' && kind !== 'citizenUpdate' && kind !== 'restored'))
      return null;
    return t('bridge.due.withheld', {
      name: personName(directory, withheld.by),
      reason: withheld.reason,
    });
  }
});
