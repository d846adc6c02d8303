import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCounting } from '../../../shared/clocks/reading.ts';
import type { Page, TimelineEntry } from '../../../shared/incident/state.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { ActivationStep, StandDownStep, WarRoomRole } from '../../../shared/policy/vocabulary.ts';
import { useClocks } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { ActionsPanel } from '../../features/actions/ActionsPanel.tsx';
import type { ActionAct } from '../../features/actions/acts.ts';
import { Checklists } from '../../features/activation/Checklists.tsx';
import type { ChecklistName } from '../../features/activation/StepDialog.tsx';
import { DECLARE } from '../../features/activation/WarRoomChecklist.tsx';
import { DuePanel } from '../../features/board/DuePanel.tsx';
import { Header } from '../../features/board/Header.tsx';
import { CoordinationPanel } from '../../features/communications/CoordinationPanel.tsx';
import { DecisionsPanel } from '../../features/decisions/DecisionsPanel.tsx';
import { InvestigationPanel } from '../../features/investigation/InvestigationPanel.tsx';
import { LinksPanel } from '../../features/links/LinksPanel.tsx';
import { useTelling } from '../../features/notifications/use-telling.ts';
import { type PageAct, PagesPanel } from '../../features/paging/PagesPanel.tsx';
import { usePaging } from '../../features/paging/use-paging.ts';
import { BridgePanel } from '../../features/presence/BridgePanel.tsx';
import { usePresence } from '../../features/presence/use-presence.ts';
import { PromptStrip } from '../../features/prompts/PromptStrip.tsx';
import { OfferStrip } from '../../features/roles/OfferStrip.tsx';
import { RolesPanel } from '../../features/roles/RolesPanel.tsx';
import { type CaptureHandle, CaptureLine } from '../../features/scribe/CaptureLine.tsx';
import { SecurityBanner } from '../../features/security/SecurityBanner.tsx';
import { Timeline } from '../../features/timeline/Timeline.tsx';
import { CursorHome } from '../../ui/dialog-cursor.ts';
import { go } from '../route.ts';
import css from './bridge.module.css';
import { CommandBar } from './CommandBar.tsx';
import { type CommandName, commandKeys, isOffered } from './commands.ts';
import { Dialogs, type Front } from './Dialogs.tsx';
import { useDueActs } from './due-acts.ts';
import { useBridgeKeys } from './keys.ts';
import { useLayout } from './layout.ts';
import { More } from './More.tsx';
import { promptCommands, usePrompts } from './prompts.ts';
import { Splitter } from './Splitter.tsx';
import { activationActs, type NextStep, nextStep, standDownActs } from './what-now.ts';

const stepLists = {
  triage: 'triage',
  activation: 'activation',
  running: 'runningSteps',
  standDown: 'standDownSteps',
} as const satisfies Record<ChecklistName, CommandName>;

export function OpenBridge({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation();
  const { incident, pack } = scope;
  const { readings } = useClocks(incident, pack);
  const prompts = usePrompts(scope, readings);
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
  // Where a dialog leaves the cursor: in the line, unless it came from somewhere to go on.
  const goesOn = useRef<(() => void) | null>(null);
  const home = useCallback(() => {
    const there = goesOn.current ?? toLine;
    goesOn.current = null;
    there();
  }, [toLine]);
  const close = useCallback(() => setFront(null), []);
  const presence = usePresence(scope);
  const join = useRef(presence.toggle);
  join.current = presence.toggle;
  const fronted = useRef(false);
  fronted.current = front !== null;
  const { stream } = scope;
  const { drill } = incident;
  const open = useCallback(
    (command: CommandName, more: FrontMore = {}) => {
      const isOpen = fronted.current;
      goesOn.current = null;
      const leaveTo = (act: () => void) => {
        goesOn.current = act;
        if (isOpen) setFront(null);
        else home();
      };
      if (command === 'actions') leaveTo(() => focusPanel('actions'));
      else if (command === 'joinBridge') {
        setFront(null);
        join.current();
      } else if (command === 'declareRecurrence') go({ screen: 'declare', drill, of: stream });
      else if (command === 'permanentFix') leaveTo(() => line.current?.begin('>> '));
      else setFront({ command, ...more });
    },
    [focusPanel, home, stream, drill],
  );
  const doNext = useCallback(
    ({ command, step, subject, tells }: NextStep) =>
      open(command, {
        ...(step ? { step } : {}),
        ...(subject ? { subject } : {}),
        ...(tells ? { tells: tells.map(({ key }) => key) } : {}),
      }),
    [open],
  );
  const breached = readings.filter((reading) => isCounting(reading) && reading.state === 'breached').length;
  const showDue = useCallback(() => toggle('left'), [toggle]);
  const more = useCallback(() => setFront('more'), []);
  useBridgeKeys({ incident, next, more, open, doNext, toLine, focusPanel, toggle });

  const telling = useTelling(scope);
  const paging = usePaging(scope);
  const tell = useCallback(
    (tells: readonly string[], beside: HTMLElement) => {
      const row = beside.matches('[data-row]') ? beside : beside.querySelector<HTMLElement>('[data-row]');
      const place = row ? dueRows(root.current).indexOf(row) : -1;
      open('notify', { tells, beside });
      // At the same row, or at the one that stands in its place.
      if (place !== -1)
        goesOn.current = () => {
          const rows = dueRows(root.current);
          rows[Math.min(place, rows.length - 1)]?.focus();
        };
    },
    [open],
  );
  const dueActs = useDueActs({ scope, readings, telling, paging, doNext, tell });
  const refused = telling.rejection ?? paging.rejection;
  const answers = useRef({ telling, paging });
  answers.current = { telling, paging };
  const readRefusal = useCallback(() => {
    answers.current.telling.clear();
    answers.current.paging.clear();
  }, []);
  const onPage = useCallback((page: Page, pageAct: PageAct) => {
    const { next: toNext, answered } = answers.current.paging;
    void (pageAct === 'next' ? toNext(page) : answered(page));
  }, []);

  const amend = useCallback((entry: TimelineEntry) => line.current?.amend(entry), []);
  const strike = useCallback((entry: TimelineEntry) => setFront({ command: 'strike', entry }), []);
  const redact = useCallback((entry: TimelineEntry) => open('redact', { subject: entry.id }), [open]);
  const tick = useCallback((list: ChecklistName, step: string) => open(actFor(list, step), { step }), [open]);
  const answerOffer = useCallback((role: WarRoomRole) => open('answerOffer', { role }), [open]);
  const openBridge = useCallback(() => open('openBridge'), [open]);
  const others = useCallback((person?: PersonId) => open('presence', person ? { person } : {}), [open]);
  const coordinate = useCallback(() => open('coordinateMessages'), [open]);
  const assign = useCallback((role: WarRoomRole) => open('roles', { role }), [open]);
  const act = useCallback(
    (kind: ActionAct, action: EventId) => setFront({ command: 'action', act: kind, action }),
    [],
  );
  const answer = useCallback((subject: EventId) => open('decide', { subject }), [open]);

  const why = useCallback(() => open('why'), [open]);
  const judge = useCallback(() => open('judgeChange'), [open]);
  const procedure = useCallback(() => open('securityProcedure'), [open]);
  const release = useCallback(() => open('releaseMessages'), [open]);
  const investigate = useCallback((step: string) => open('investigate', { step }), [open]);

  const enterToLine = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) toLine();
  };
  const columns = `${layout.left}px 5px minmax(0, 1fr) 5px ${layout.right}px`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter outside of everything returns to the line
    <div ref={root} className={css.bridge} data-bridge tabIndex={-1} onKeyDown={enterToLine}>
      <Header scope={scope} onWhy={why} onJudge={judge} />
      <SecurityBanner
        scope={scope}
        procedureKey={commandKeys.securityProcedure}
        releaseKey={commandKeys.releaseMessages}
        onProcedure={procedure}
        onRelease={release}
      />
      <CommandBar
        scope={scope}
        next={next}
        onCommand={open}
        onNext={doNext}
        onMore={more}
        hiddenBreached={layout.left === 0 ? breached : 0}
        onShowDue={showDue}
      />
      <OfferStrip scope={scope} declineKey={commandKeys.answerOffer} onDecline={answerOffer} />
      <PromptStrip
        stream={scope.stream}
        prompts={prompts}
        actFor={({ code }) => {
          const command = promptCommands[code];
          if (command === null || !isOffered(incident, command)) return null;
          return {
            label: t(`bridge.commands.${command}`),
            run: () => open(command),
          };
        }}
      />
      <div className={css.columns} style={{ gridTemplateColumns: columns }}>
        <div className={css.column} hidden={layout.left === 0}>
          <div className={css.due} data-panel="due">
            <DuePanel
              scope={scope}
              readings={readings}
              acts={dueActs}
              refused={refused}
              onRefusedRead={readRefusal}
            />
          </div>
          <div className={css.lists} data-panel="checklists">
            <Checklists scope={scope} onDo={tick} />
            <InvestigationPanel scope={scope} onDo={investigate} />
            <LinksPanel scope={scope} />
          </div>
        </div>
        <Splitter side="left" width={layout.left} onResize={resize} onToggle={toggle} />
        <div className={css.middle}>
          <Timeline scope={scope} onAmend={amend} onStrike={strike} onRedact={redact} />
          <CaptureLine ref={line} scope={scope} />
        </div>
        <Splitter side="right" width={layout.right} onResize={resize} onToggle={toggle} />
        <div className={css.column} hidden={layout.right === 0}>
          <div className={css.people}>
            <div data-panel="roles">
              <RolesPanel scope={scope} onAssign={assign} onAnswer={answerOffer} />
            </div>
            <CoordinationPanel scope={scope} onCoordinate={coordinate} />
            <div data-panel="bridge">
              <BridgePanel
                scope={scope}
                presence={presence}
                joinKey={commandKeys.joinBridge}
                openKey={commandKeys.openBridge}
                onOpen={openBridge}
                onOthers={others}
              />
            </div>
            <div data-panel="pages">
              <PagesPanel scope={scope} readings={readings} onAct={onPage} />
            </div>
          </div>
          <div className={css.grow}>
            <ActionsPanel scope={scope} readings={readings} onAct={act} />
          </div>
          <div data-panel="decisions" className={css.shrink}>
            <DecisionsPanel scope={scope} readings={readings} onAnswer={answer} />
          </div>
        </div>
      </div>
      <CursorHome value={home}>
        {front === 'more' && <More incident={incident} onPick={open} onClose={close} />}
        {front !== null && front !== 'more' && (
          <Dialogs front={front} scope={scope} readings={readings} onOther={open} onClose={close} />
        )}
      </CursorHome>
    </div>
  );
}

type FrontMore = Pick<
  Partial<Exclude<Front, { command: 'strike' | 'action' }>>,
  'step' | 'subject' | 'role' | 'person' | 'tells' | 'beside'
>;

const dueRows = (root: HTMLElement | null): HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>('[data-panel="due"] [data-row]') ?? []),
];

/** What does a step, where something does; else it is ticked by hand. */
function actFor(list: ChecklistName, step: string): CommandName {
  if (list === 'activation') return activationActs[step as ActivationStep];
  if (list === 'standDown') return step === DECLARE ? 'standDown' : standDownActs[step as StandDownStep];
  return stepLists[list];
}
