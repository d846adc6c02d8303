import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentWarRoom, isOpen, priorityOf } from '../../../shared/incident/state.ts';
import { triageSteps } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Checklist } from './Checklist.tsx';
import type { ChecklistName } from './StepDialog.tsx';
import { WarRoomChecklist } from './WarRoomChecklist.tsx';

/** The checklists that apply now: triage, and the war room's while there is one. */
export const Checklists = memo(function Checklists({
  scope,
  onDo,
}: {
  readonly scope: Scope;
  readonly onDo: (list: ChecklistName, step: string) => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const room = currentWarRoom(incident);
  const closed = !isOpen(incident);
  const priority = priorityOf(incident);
  const triaged =
    priority === null || priority === 'P1' || priority === 'P2' || Object.keys(incident.triage).length > 0;
  return (
    <>
      {triaged && (
        <Checklist
          id="triage"
          title={t('bridge.steps.triage')}
          steps={triageSteps.map((id) => ({ id, label: pack.triageSteps[id], done: incident.triage[id] }))}
          directory={directory}
          closed={closed}
          onDo={(step) => onDo('triage', step)}
        />
      )}
      {room && <WarRoomChecklist scope={scope} room={room} closed={closed} onDo={onDo} />}
    </>
  );
});
