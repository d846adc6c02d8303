import type { TimelineEntry } from '../../../shared/incident/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { WarRoomRole } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { ActionDialog } from '../../features/actions/ActionDialog.tsx';
import type { ActionAct } from '../../features/actions/acts.ts';
import { StepDialog } from '../../features/activation/StepDialog.tsx';
import { MessageDialog } from '../../features/communications/MessageDialog.tsx';
import { UpdateDialog } from '../../features/communications/UpdateDialog.tsx';
import { CloseDialog } from '../../features/conclusion/CloseDialog.tsx';
import { JudgeResolutionDialog } from '../../features/conclusion/JudgeResolutionDialog.tsx';
import { ReopenDialog } from '../../features/conclusion/ReopenDialog.tsx';
import { ResolveDialog } from '../../features/conclusion/ResolveDialog.tsx';
import { ReviewDialog } from '../../features/conclusion/ReviewDialog.tsx';
import { StandDownDialog } from '../../features/conclusion/StandDownDialog.tsx';
import { DecideDialog } from '../../features/decisions/DecideDialog.tsx';
import { AcknowledgeDialog } from '../../features/priority/AcknowledgeDialog.tsx';
import { ClassifyDialog } from '../../features/priority/ClassifyDialog.tsx';
import { JudgeChangeDialog } from '../../features/priority/JudgeChangeDialog.tsx';
import { ReclassifyDialog } from '../../features/priority/ReclassifyDialog.tsx';
import { RoleDialog } from '../../features/roles/RoleDialog.tsx';
import { StrikeDialog } from '../../features/timeline/StrikeDialog.tsx';
import type { CommandName } from './commands.ts';

/** What is open in front of the bridge. */
export type Front =
  | {
      readonly command: Exclude<CommandName, 'actions' | 'permanentFix'>;
      readonly step?: string;
      readonly subject?: EventId;
      readonly role?: WarRoomRole;
    }
  | { readonly command: 'strike'; readonly entry: TimelineEntry }
  | { readonly command: 'action'; readonly act: ActionAct; readonly action: EventId };

export function Dialogs({
  front,
  scope,
  onClose,
}: {
  readonly front: Front;
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const frame = { scope, onClose };
  switch (front.command) {
    case 'acknowledge':
      return <AcknowledgeDialog {...frame} />;
    case 'classify':
      return <ClassifyDialog {...frame} />;
    case 'triage':
      return <StepDialog {...frame} list="triage" step={front.step} />;
    case 'activation':
      return <StepDialog {...frame} list="activation" step={front.step} />;
    case 'standDownSteps':
      return <StepDialog {...frame} list="standDown" step={front.step} />;
    case 'roles':
      return <RoleDialog {...frame} role={front.role} />;
    case 'message':
      return <MessageDialog {...frame} />;
    case 'bridgeStatus':
    case 'briefing':
      return <UpdateDialog {...frame} kind={front.command} />;
    case 'decide':
      return <DecideDialog {...frame} decision={front.subject} />;
    case 'reclassify':
      return <ReclassifyDialog {...frame} />;
    case 'judgeChange':
      return <JudgeChangeDialog {...frame} />;
    case 'resolve':
      return <ResolveDialog {...frame} />;
    case 'judgeResolution':
      return <JudgeResolutionDialog {...frame} />;
    case 'standDown':
      return <StandDownDialog {...frame} />;
    case 'review':
      return <ReviewDialog {...frame} />;
    case 'close':
      return <CloseDialog {...frame} />;
    case 'reopen':
      return <ReopenDialog {...frame} />;
    case 'strike':
      return <StrikeDialog {...frame} entry={front.entry} />;
    case 'action':
      return <ActionDialog {...frame} act={front.act} action={front.action} />;
  }
}
