import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import { currentWarRoom } from '../../../shared/incident/state.ts';
import {
  type ActivationStep,
  activationSteps,
  type RunningStep,
  runningSteps,
  type StandDownStep,
  standDownSteps,
  type TriageStep,
  triageSteps,
} from '../../../shared/policy/vocabulary.ts';
import { participants } from '../../../shared/views/participants.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import css from './StepDialog.module.css';

export type ChecklistName = 'triage' | 'activation' | 'running' | 'standDown';

/** Ticks one step of a checklist: the next one that is open unless another was chosen. */
export function StepDialog({
  scope,
  list,
  step,
  onClose,
}: {
  readonly scope: Scope;
  readonly list: ChecklistName;
  readonly step?: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const open = openSteps(scope, list);
  const [chosen, setChosen] = useState(step ?? open[0]?.id ?? null);
  const first = step ?? open[0]?.id;
  const start = useRef<HTMLInputElement>(null);
  const title = t(list === 'triage' ? 'bridge.steps.triage' : `bridge.steps.titles.${list}`);
  if (open.length === 0)
    return (
      <Dialog open onClose={onClose} title={title} size="small">
        <EmptyState compact title={t('bridge.steps.none')} />
      </Dialog>
    );
  return (
    <CommandDialog
      scope={scope}
      title={title}
      description={t('bridge.steps.kept')}
      act={{
        label: t('bridge.steps.tick'),
        command: () => (chosen === null ? null : commandFor(list, chosen)),
      }}
      initialFocus={start}
      when
      behalf
      onClose={onClose}
    >
      <fieldset className={css.steps}>
        <legend className="visually-hidden">{title}</legend>
        {open.map(({ id, label }) => (
          <label key={id} className={css.step}>
            <input
              type="radio"
              name="step"
              value={id}
              checked={id === chosen}
              ref={id === first ? start : undefined}
              onChange={() => setChosen(id)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {chosen === 'thanks' && list === 'standDown' && <Participants scope={scope} />}
    </CommandDialog>
  );
}

/** WAR-STANDDOWN: everybody who took part, so that nobody goes unthanked. */
function Participants({ scope: { incident, directory, pack } }: { readonly scope: Scope }) {
  const { t } = useTranslation();
  const people = participants(incident);
  return (
    <div>
      <p className={css.heading}>{t('bridge.steps.participants', { count: people.length })}</p>
      <ul className={css.people}>
        {people.map(({ person, roles }) => (
          <li key={person}>
            {personName(directory, person)}
            {roles.length > 0 && (
              <span className={css.roles}> {roles.map((role) => pack.roles[role].short).join(', ')}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function openSteps(
  { incident, pack }: Scope,
  list: ChecklistName,
): readonly { readonly id: string; readonly label: string }[] {
  const room = currentWarRoom(incident);
  switch (list) {
    case 'triage':
      return triageSteps
        .filter((id) => !incident.triage[id])
        .map((id) => ({ id, label: pack.triageSteps[id] }));
    case 'activation':
      if (!room || room.stoodDown) return [];
      return activationSteps
        .filter((id) => !room.steps[id])
        .map((id) => ({ id, label: pack.activationSteps[id] }));
    case 'running':
      if (!room || room.stoodDown) return [];
      return runningSteps
        .filter((id) => !room.runningSteps[id])
        .map((id) => ({ id, label: pack.runningSteps[id] }));
    case 'standDown':
      if (!room?.stoodDown) return [];
      return standDownSteps
        .filter((id) => !room.standDownSteps[id])
        .map((id) => ({ id, label: pack.standDownSteps[id] }));
  }
}

function commandFor(list: ChecklistName, step: string): IncidentCommand {
  switch (list) {
    case 'triage':
      return { type: 'completeTriageStep', step: step as TriageStep };
    case 'activation':
      return { type: 'completeActivationStep', step: step as ActivationStep };
    case 'running':
      return { type: 'completeRunningStep', step: step as RunningStep };
    case 'standDown':
      return { type: 'completeStandDownStep', step: step as StandDownStep };
  }
}
