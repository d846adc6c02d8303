import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { isCounting } from '../../../shared/clocks/reading.ts';
import type { TimelineEntry } from '../../../shared/incident/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { WarRoomRole } from '../../../shared/policy/vocabulary.ts';
import { useClocks } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { ActionsPanel } from '../../features/actions/ActionsPanel.tsx';
import type { ActionAct } from '../../features/actions/acts.ts';
import { Checklists } from '../../features/activation/Checklists.tsx';
import type { ChecklistName } from '../../features/activation/StepDialog.tsx';
import { DuePanel } from '../../features/board/DuePanel.tsx';
import { Header } from '../../features/board/Header.tsx';
import { DecisionsPanel } from '../../features/decisions/DecisionsPanel.tsx';
import { RolesPanel } from '../../features/roles/RolesPanel.tsx';
import { type CaptureHandle, CaptureLine } from '../../features/scribe/CaptureLine.tsx';
import { Timeline } from '../../features/timeline/Timeline.tsx';
import css from './bridge.module.css';
import { CommandBar } from './CommandBar.tsx';
import type { CommandName } from './commands.ts';
import { Dialogs, type Front } from './Dialogs.tsx';
import { useBridgeKeys } from './keys.ts';
import { useLayout } from './layout.ts';
import { More } from './More.tsx';
import { Splitter } from './Splitter.tsx';
import { type NextStep, nextStep } from './what-now.ts';

const stepLists = {
  triage: 'triage',
  activation: 'activation',
  standDown: 'standDownSteps',
} as const satisfies Record<ChecklistName, CommandName>;

export function OpenBridge({ scope }: { readonly scope: Scope }) {
  const { incident, pack } = scope;
  const { readings } = useClocks(incident, pack);
  const next = useMemo(() => nextStep(incident, readings), [incident, readings]);
  const [front, setFront] = useState<Front | 'more' | null>(null);
  const { layout, resize, toggle } = useLayout();
  const line = useRef<CaptureHandle>(null);
  const root = useRef<HTMLDivElement>(null);

  const toLine = useCallback(() => line.current?.focus(), []);
  const focusPanel = useCallback((name: string) => {
    const panel = root.current?.querySelector<HTMLElement>(`[data-panel="${name}"]`);
    const target = panel?.matches('[tabindex]')
      ? panel
      : (panel?.querySelector<HTMLElement>('[data-row]') ?? panel?.querySelector<HTMLElement>('button'));
    target?.focus();
  }, []);
  // A dialog gives the focus back to where it was; the line takes it after that.
  const refocus = useCallback(() => requestAnimationFrame(() => requestAnimationFrame(toLine)), [toLine]);
  const close = useCallback(() => {
    setFront(null);
    refocus();
  }, [refocus]);
  const open = useCallback(
    (command: CommandName, more: { step?: string; subject?: EventId; role?: WarRoomRole } = {}) => {
      if (command === 'actions') focusPanel('actions');
      else if (command === 'permanentFix') {
        setFront(null);
        line.current?.begin('>> ');
        refocus();
      } else setFront({ command, ...more });
    },
    [focusPanel, refocus],
  );
  const doNext = useCallback(
    ({ command, step, subject }: NextStep) =>
      open(command, { ...(step ? { step } : {}), ...(subject ? { subject } : {}) }),
    [open],
  );
  const breached = readings.filter((reading) => isCounting(reading) && reading.state === 'breached').length;
  const showDue = useCallback(() => toggle('left'), [toggle]);
  const more = useCallback(() => setFront('more'), []);
  useBridgeKeys({ incident, next, more, open, doNext, toLine, focusPanel, toggle });

  const amend = useCallback((entry: TimelineEntry) => line.current?.amend(entry), []);
  const strike = useCallback((entry: TimelineEntry) => setFront({ command: 'strike', entry }), []);
  const tick = useCallback((list: ChecklistName, step: string) => open(stepLists[list], { step }), [open]);
  const assign = useCallback((role: WarRoomRole) => open('roles', { role }), [open]);
  const act = useCallback(
    (kind: ActionAct, action: EventId) => setFront({ command: 'action', act: kind, action }),
    [],
  );
  const answer = useCallback((subject: EventId) => open('decide', { subject }), [open]);

  const enterToLine = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) toLine();
  };
  const columns = `${layout.left}px 5px minmax(0, 1fr) 5px ${layout.right}px`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter outside of everything returns to the line
    <div ref={root} className={css.bridge} data-bridge tabIndex={-1} onKeyDown={enterToLine}>
      <Header scope={scope} />
      <CommandBar
        scope={scope}
        next={next}
        onCommand={open}
        onNext={doNext}
        onMore={more}
        hiddenBreached={layout.left === 0 ? breached : 0}
        onShowDue={showDue}
      />
      <div className={css.columns} style={{ gridTemplateColumns: columns }}>
        <div className={css.column} hidden={layout.left === 0}>
          <div className={css.due} data-panel="due">
            <DuePanel scope={scope} readings={readings} />
          </div>
          <div className={css.lists} data-panel="checklists">
            <Checklists scope={scope} onDo={tick} />
          </div>
        </div>
        <Splitter side="left" width={layout.left} onResize={resize} onToggle={toggle} />
        <div className={css.middle}>
          <Timeline scope={scope} onAmend={amend} onStrike={strike} />
          <CaptureLine ref={line} scope={scope} />
        </div>
        <Splitter side="right" width={layout.right} onResize={resize} onToggle={toggle} />
        <div className={css.column} hidden={layout.right === 0}>
          <div data-panel="roles" className={css.fixed}>
            <RolesPanel scope={scope} onAssign={assign} />
          </div>
          <div className={css.grow}>
            <ActionsPanel scope={scope} readings={readings} onAct={act} />
          </div>
          <div data-panel="decisions" className={css.shrink}>
            <DecisionsPanel scope={scope} readings={readings} onAnswer={answer} />
          </div>
        </div>
      </div>
      {front === 'more' && <More incident={incident} onPick={open} onClose={close} />}
      {front !== null && front !== 'more' && <Dialogs front={front} scope={scope} onClose={close} />}
    </div>
  );
}
