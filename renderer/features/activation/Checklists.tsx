import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentWarRoom, isOpen, priorityOf } from '../../../shared/incident/state.ts';
import { activationSteps, standDownSteps, triageSteps } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Checklist } from './Checklist.tsx';
import type { ChecklistName } from './StepDialog.tsx';

/** The checklists that apply now: stand-down after it was declared, activation while there is a war room, triage. */
export const Checklists = memo(function Checklists({
  scope: { incident, pack, directory },
  onDo,
}: {
  readonly scope: Scope;
  readonly onDo: (list: ChecklistName, step: string) => void;
}) {
  const { t } = useTranslation();
  const room = currentWarRoom(incident);
  const shared = { directory, closed: !isOpen(incident) };
  const priority = priorityOf(incident);
  const triaged =
    priority === null || priority === 'P1' || priority === 'P2' || Object.keys(incident.triage).length > 0;
  return (
    <>
      {room?.stoodDown && (
        <Checklist
          id="standDownSteps"
          title={t('bridge.steps.standDown')}
          steps={standDownSteps.map((id) => ({
            id,
            label: pack.standDownSteps[id],
            done: room.standDownSteps[id],
          }))}
          onDo={(step) => onDo('standDown', step)}
          {...shared}
        />
      )}
      {room && (
        <Checklist
          id="activation"
          title={t('bridge.steps.activation')}
          steps={activationSteps.map((id) => ({ id, label: pack.activationSteps[id], done: room.steps[id] }))}
          onDo={(step) => onDo('activation', step)}
          {...shared}
          closed={shared.closed || room.stoodDown !== null}
        />
      )}
      {triaged && (
        <Checklist
          id="triage"
          title={t('bridge.steps.triage')}
          steps={triageSteps.map((id) => ({ id, label: pack.triageSteps[id], done: incident.triage[id] }))}
          onDo={(step) => onDo('triage', step)}
          {...shared}
        />
      )}
    </>
  );
});
