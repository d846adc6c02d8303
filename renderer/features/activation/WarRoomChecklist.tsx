import { ChevronDown, ChevronRight, SquareCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { activation } from '../../../shared/incident/checklist.ts';
import type { WarRoom } from '../../../shared/incident/state.ts';
import { activationSteps, runningSteps, standDownSteps } from '../../../shared/policy/vocabulary.ts';
import { participants } from '../../../shared/views/participants.ts';
import type { Scope } from '../../bridge/scope.ts';
import { listOf } from '../../i18n.ts';
import { Panel } from '../../ui/Panel.tsx';
import css from './Checklist.module.css';
import type { ChecklistName } from './StepDialog.tsx';
import { doneIn, type Step, Steps } from './Steps.tsx';

/** The stand-down itself, before its steps. */
export const DECLARE = 'declare';

type Phase = 'activation' | 'running' | 'standDown';

/** WAR-ACTIVATE, App. B: the War Room Checklist, one list in three phases; the phase it is in stands open. */
export function WarRoomChecklist({
  scope,
  room,
  closed,
  onDo,
}: {
  readonly scope: Scope;
  readonly room: WarRoom;
  readonly closed: boolean;
  readonly onDo: (list: ChecklistName, step: string) => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const stepsOf: Readonly<Record<Phase, readonly Step[]>> = {
    activation: activationSteps.map((id) => ({ id, label: pack.activationSteps[id], done: room.steps[id] })),
    running: runningSteps.map((id) => ({ id, label: pack.runningSteps[id], done: room.runningSteps[id] })),
    standDown: [
      { id: DECLARE, label: t('bridge.steps.declare'), done: room.stoodDown },
      ...standDownSteps.map((id) => ({ id, label: pack.standDownSteps[id], done: room.standDownSteps[id] })),
    ],
  };
  const all = Object.values(stepsOf).flat();
  const now: Phase = room.stoodDown ? 'standDown' : activation(room) ? 'running' : 'activation';
  const closedIn: Readonly<Record<Phase, boolean>> = {
    activation: closed || room.stoodDown !== null,
    running: closed || room.stoodDown !== null,
    standDown: closed,
  };
  const thanked =
    now === 'standDown' && !room.standDownSteps.thanks
      ? participants(incident).map(({ person }) => personName(directory, person))
      : [];
  return (
    <Panel
      id="warRoom"
      title={t('bridge.steps.warRoom')}
      flush
      aside={t('bridge.steps.count', { count: doneIn(all), of: all.length })}
    >
      {(['activation', 'running', 'standDown'] as const).map((phase) => (
        <PhaseOf
          key={`${phase}${phase === now}`}
          title={t(`bridge.steps.phases.${phase}`)}
          steps={stepsOf[phase]}
          current={phase === now}
        >
          <Steps
            label={t(`bridge.steps.phases.${phase}`)}
            steps={stepsOf[phase]}
            directory={directory}
            closed={closedIn[phase]}
            onDo={(step) => onDo(phase, step)}
          />
        </PhaseOf>
      ))}
      {thanked.length > 0 && (
        <p className={css.thanks}>
          {t('bridge.steps.toThank', { count: thanked.length, names: listOf(thanked) })}
        </p>
      )}
    </Panel>
  );
}

function PhaseOf({
  title,
  steps,
  current,
  children,
}: {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly current: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(current);
  const count = doneIn(steps);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={css.phase} data-current={current || undefined}>
      <button type="button" className={css.phaseHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Chevron size={12} aria-hidden />
        <span className={css.label}>{title}</span>
        {count === steps.length && <SquareCheck size={13} aria-label={t('bridge.steps.done')} />}
        {t('bridge.steps.count', { count, of: steps.length })}
      </button>
      {open && children}
    </section>
  );
}
