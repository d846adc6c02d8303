import { memo, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { owed, settled } from '../../../shared/views/due.ts';
import type { Scope } from '../../bridge/scope.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { clockTitle } from '../../wording/clock-title.ts';
import { ClockRow } from './ClockRow.tsx';
import css from './DuePanel.module.css';
import { ownerText } from './owner.ts';
import { SettledRow } from './SettledRow.tsx';

/** Settled clocks shown before the reader asks for all. */
const SHOWN_SETTLED = 12;

/** What is owed and when: breached longest first, then warned, then what is next; what is settled stands quieter below. */
export const DuePanel = memo(function DuePanel({
  scope,
  readings,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
}) {
  const { t } = useTranslation();
  const [expanded, setExpanded] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const toggle = useCallback((key: string) => setExpanded((current) => (current === key ? null : key)), []);
  const open = useMemo(() => owed(readings), [readings]);
  const done = useMemo(() => settled(readings), [readings]);
  const breached = open.filter(({ state }) => state === 'breached').length;
  const shown = all ? done : done.slice(0, SHOWN_SETTLED);

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
      {open.length === 0 && <EmptyState compact title={t('bridge.due.nothing')} />}
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('bridge.due.title')}>
        {open.map((reading) => (
          <ClockRow
            key={reading.key}
            reading={reading}
            name={clockTitle(scope.incident, reading)}
            owner={ownerText(scope, reading.owner)}
            expanded={expanded === reading.key}
            onToggle={toggle}
          />
        ))}
        {shown.map((reading) => (
          <SettledRow
            key={reading.key}
            reading={reading}
            name={clockTitle(scope.incident, reading)}
            expanded={expanded === reading.key}
            onToggle={toggle}
          />
        ))}
      </ul>
      {done.length > shown.length && (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          {t('bridge.due.more', { count: done.length - shown.length })}
        </button>
      )}
    </Panel>
  );
});
