import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { TimelineEntry } from '../../../shared/incident/state.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { InvestigationStep, WarRoomRole } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { ActionDialog } from '../../features/actions/ActionDialog.tsx';
import type { ActionAct } from '../../features/actions/acts.ts';
import { StepDialog } from '../../features/activation/StepDialog.tsx';
import { ClassifyDialog } from '../../features/classification/ClassifyDialog.tsx';
import { WhyDialog } from '../../features/classification/WhyDialog.tsx';
import { CoordinateDialog } from '../../features/communications/CoordinateDialog.tsx';
import { MessageDialog } from '../../features/communications/MessageDialog.tsx';
import { UpdateDialog } from '../../features/communications/UpdateDialog.tsx';
import { AfterwardsDialog } from '../../features/conclusion/AfterwardsDialog.tsx';
import { AskUsersDialog } from '../../features/conclusion/AskUsersDialog.tsx';
import { CloseDialog } from '../../features/conclusion/CloseDialog.tsx';
import { JudgeResolutionDialog } from '../../features/conclusion/JudgeResolutionDialog.tsx';
import { ReopenDialog } from '../../features/conclusion/ReopenDialog.tsx';
import { ResolveDialog } from '../../features/conclusion/ResolveDialog.tsx';
import { ReviewDialog } from '../../features/conclusion/ReviewDialog.tsx';
import { StandDownDialog } from '../../features/conclusion/StandDownDialog.tsx';
import { DecideDialog } from '../../features/decisions/DecideDialog.tsx';
import { FindingDialog } from '../../features/investigation/FindingDialog.tsx';
import { LinkDialog } from '../../features/links/LinkDialog.tsx';
import { AcknowledgedDialog } from '../../features/notifications/AcknowledgedDialog.tsx';
import { TellDialog } from '../../features/notifications/TellDialog.tsx';
import { AnswerDialog } from '../../features/paging/AnswerDialog.tsx';
import { PageDialog } from '../../features/paging/PageDialog.tsx';
import { OpenBridgeDialog } from '../../features/presence/OpenBridgeDialog.tsx';
import { PresenceDialog } from '../../features/presence/PresenceDialog.tsx';
import { AcknowledgeDialog } from '../../features/priority/AcknowledgeDialog.tsx';
import { JudgeChangeDialog } from '../../features/priority/JudgeChangeDialog.tsx';
import { ReclassifyDialog } from '../../features/priority/ReclassifyDialog.tsx';
import { AssignDialog } from '../../features/record/AssignDialog.tsx';
import { DependentsDialog } from '../../features/record/DependentsDialog.tsx';
import { DescribeDialog } from '../../features/record/DescribeDialog.tsx';
import { DismissDialog } from '../../features/record/DismissDialog.tsx';
import { PackDialog } from '../../features/record/PackDialog.tsx';
import { ReportDialog } from '../../features/record/ReportDialog.tsx';
import { ServicesDialog } from '../../features/record/ServicesDialog.tsx';
import { TimesDialog } from '../../features/record/TimesDialog.tsx';
import { AnswerOfferDialog } from '../../features/roles/AnswerOfferDialog.tsx';
import { RoleDialog } from '../../features/roles/RoleDialog.tsx';
import { DeclareSecurityDialog } from '../../features/security/DeclareSecurityDialog.tsx';
import { ProcedureDialog } from '../../features/security/ProcedureDialog.tsx';
import { RestrictDialog } from '../../features/security/RestrictDialog.tsx';
import { WithdrawSecurityDialog } from '../../features/security/WithdrawSecurityDialog.tsx';
import { WithholdDialog } from '../../features/security/WithholdDialog.tsx';
import { RedactDialog } from '../../features/timeline/RedactDialog.tsx';
import { StrikeDialog } from '../../features/timeline/StrikeDialog.tsx';
import type { CommandName } from './commands.ts';

/** Done without a dialog. */
export type Immediate = 'actions' | 'permanentFix' | 'joinBridge' | 'declareRecurrence';

/** What is open in front of the bridge. */
export type Front =
  | {
      readonly command: Exclude<CommandName, Immediate>;
      readonly step?: string;
      readonly subject?: EventId;
      readonly role?: WarRoomRole;
      readonly person?: PersonId;
      /** Keys of the clocks to meet, and the row that they stand in. */
      readonly tells?: readonly string[];
      readonly beside?: HTMLElement;
    }
  | { readonly command: 'strike'; readonly entry: TimelineEntry }
  | { readonly command: 'action'; readonly act: ActionAct; readonly action: EventId };

export function Dialogs({
  front,
  scope,
  readings,
  onOther,
  onClose,
}: {
  readonly front: Front;
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  /** One dialog leads to another. */
  readonly onOther: (command: CommandName) => void;
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
    case 'runningSteps':
      return <StepDialog {...frame} list="running" step={front.step} />;
    case 'standDownSteps':
      return <StepDialog {...frame} list="standDown" step={front.step} />;
    case 'roles':
      return <RoleDialog {...frame} role={front.role} />;
    case 'answerOffer':
      return <AnswerOfferDialog {...frame} role={front.role} />;
    case 'notify':
      return <TellDialog {...frame} readings={readings} only={front.tells} beside={front.beside} />;
    case 'acknowledgeTold':
      return <AcknowledgedDialog {...frame} />;
    case 'page':
      return <PageDialog {...frame} />;
    case 'answerPage':
      return <AnswerDialog {...frame} page={front.subject} />;
    case 'presence':
      return <PresenceDialog {...frame} person={front.person} />;
    case 'openBridge':
      return <OpenBridgeDialog {...frame} />;
    case 'askUsers':
      return <AskUsersDialog {...frame} />;
    case 'holdReview':
    case 'publishReport':
    case 'dailyReport':
      return <AfterwardsDialog {...frame} readings={readings} what={front.command} />;
    case 'message':
      return <MessageDialog {...frame} />;
    case 'coordinateMessages':
      return <CoordinateDialog {...frame} />;
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
      return <ReviewDialog {...frame} readings={readings} />;
    case 'close':
      return <CloseDialog {...frame} readings={readings} onAskUsers={() => onOther('askUsers')} />;
    case 'reopen':
      return <ReopenDialog {...frame} />;
    case 'why':
      return <WhyDialog {...frame} />;
    case 'investigate':
      return <FindingDialog {...frame} step={front.step as InvestigationStep | undefined} />;
    case 'assign':
      return <AssignDialog {...frame} />;
    case 'describe':
      return <DescribeDialog {...frame} />;
    case 'correctTimes':
      return <TimesDialog {...frame} />;
    case 'changeServices':
      return <ServicesDialog {...frame} />;
    case 'reportDependents':
      return <DependentsDialog {...frame} />;
    case 'recordReport':
      return <ReportDialog {...frame} />;
    case 'linkIncident':
      return <LinkDialog {...frame} />;
    case 'dismiss':
      return <DismissDialog {...frame} />;
    case 'declareSecurity':
      return <DeclareSecurityDialog {...frame} />;
    case 'withdrawSecurity':
      return <WithdrawSecurityDialog {...frame} />;
    case 'securityProcedure':
      return <ProcedureDialog {...frame} />;
    case 'restrict':
      return <RestrictDialog {...frame} />;
    case 'withholdMessages':
    case 'releaseMessages':
      return <WithholdDialog {...frame} />;
    case 'redact':
      return <RedactDialog {...frame} line={front.subject} />;
    case 'movePack':
      return <PackDialog {...frame} />;
    case 'strike':
      return <StrikeDialog {...frame} entry={front.entry} />;
    case 'action':
      return <ActionDialog {...frame} act={front.act} action={front.action} />;
  }
}
