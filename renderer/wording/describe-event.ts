import { type Directory, personName, serviceName } from '../../shared/directory/state.ts';
import type { EventOf, IncidentEvent } from '../../shared/incident/event.ts';
import type { Incident, TimelineEntry } from '../../shared/incident/state.ts';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import { actingPerson } from '../../shared/kernel/envelope.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { classify } from '../../shared/policy/classification.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { isGraver } from '../../shared/policy/vocabulary.ts';
import { textOf } from '../../shared/views/timeline.ts';
import { listOf, t } from '../i18n.ts';
import { machineZone, momentText } from '../ui/zoned.ts';
import { describeRecord } from './describe-record.ts';
import { describeTold } from './describe-told.ts';
import { type EventWords, words } from './event-words.ts';

export type { EventWords } from './event-words.ts';

/** What the line says beyond itself: the action it is about, whether it is the first message, who was paged or told. */
type Around = Pick<Incident, 'actions' | 'messages'> & Partial<Pick<Incident, 'pages' | 'notifications'>>;

/**
 * The sentence for any event, as last amended; who recorded it stands beside it, so it is named only where the act
 * is about somebody. Without `around` an action that is spoken of is not named. Of a redacted one only the kind is left.
 */
export function describeEvent(
  entry: TimelineEntry,
  directory: Directory,
  pack: PolicyPack,
  around?: Around,
): EventWords {
  const said = describeSaid(entry, directory, pack, around);
  const { redacted, event } = entry;
  if (!redacted) return said;
  const { at, by, reason } = redacted;
  const name = personName(directory, by);
  const moment = momentText(at, machineZone, event.occurredAt);
  return words(said.icon, t('timeline.redactedLine', { name, at: moment, reason }));
}

function describeSaid(
  entry: TimelineEntry,
  directory: Directory,
  pack: PolicyPack,
  around?: Around,
): EventWords {
  const event = entry.event as IncidentEvent;
  const name = (id: PersonId): string => personName(directory, id);
  const at = (moment: Instant): string => momentText(moment, machineZone, event.occurredAt);
  const action = (id: string): string => around?.actions.get(id)?.text ?? t('timeline.anAction');

  switch (event.type) {
    case 'declared': {
      const { title, drill, impact } = event.body;
      const services = listOf(event.body.affected.map(({ service }) => serviceName(directory, service)));
      return words(
        'status',
        t(drill ? 'timeline.declaredDrill' : 'timeline.declared', { title, services }),
        impact,
      );
    }
    case 'classified':
      return describeClassification(event, pack);
    case 'acknowledged':
      return words('status', t('timeline.acknowledged', { person: name(event.body.assignee) }));
    case 'triageStepDone':
      return words('step', t('timeline.triageStepDone', { step: pack.triageSteps[event.body.step] }));
    case 'reclassified':
    case 'reclassificationApproved':
    case 'reclassificationRefused':
      return describePriority(event);
    case 'timesCorrected':
    case 'described':
    case 'servicesChanged':
    case 'dependentsReported':
    case 'messagesCoordinated':
    case 'reportReceived':
    case 'dismissed':
    case 'duplicateAttached':
    case 'assigned':
    case 'investigationStepDone':
    case 'securityDeclared':
    case 'securityWithdrawn':
    case 'restricted':
    case 'messagesWithheld':
    case 'messagesReleased':
    case 'incidentLinked':
    case 'packMoved':
      return describeRecord(event, directory, pack);
    case 'paged':
    case 'pageAnswered':
    case 'notified':
    case 'notificationAcknowledged':
      return describeTold(event, directory, pack, around);
    case 'roleAssigned':
      return describeRole(event, name, pack);
    case 'roleOffered': {
      const { role, to, note } = event.body;
      return words('role', t('timeline.roleOffered', { role: pack.roles[role].name, to: name(to) }), note);
    }
    case 'roleOfferEnded': {
      const { role, note } = event.body;
      return words('role', t('timeline.roleOfferEnded', { role: pack.roles[role].name }), note);
    }
    case 'bridgeOpened': {
      const { video, chat } = event.body;
      const key = video === '' ? 'bridgeChat' : chat === '' ? 'bridgeVideo' : 'bridgeLinks';
      return words('status', t('timeline.bridgeOpened'), t(`timeline.${key}`, { video, chat }));
    }
    case 'bridgeJoined':
      return words('role', t('timeline.bridgeJoined', { person: name(event.body.person) }));
    case 'bridgeLeft':
      return words('role', t('timeline.bridgeLeft', { person: name(event.body.person) }));
    case 'runningStepDone':
      return words('step', t('timeline.runningStepDone', { step: pack.runningSteps[event.body.step] }));
    case 'activationStepDone': {
      const step = pack.activationSteps[event.body.step];
      return words(
        'step',
        t(event.body.seen ? 'timeline.activationStepSeen' : 'timeline.activationStepDone', { step }),
      );
    }
    case 'warRoomStoodDown': {
      const { criterion } = event.body;
      return words(
        'status',
        t('timeline.warRoomStoodDown', { criterion: pack.standDownCriteria[criterion]?.text ?? criterion }),
      );
    }
    case 'standDownStepDone':
      return words('step', t('timeline.standDownStepDone', { step: pack.standDownSteps[event.body.step] }));
    case 'entryAdded':
      return words(event.body.kind, textOf(entry) ?? event.body.text);
    case 'entryAmended':
      return words('note', t('timeline.entryAmended', { text: event.body.text }));
    case 'entryStruck': {
      const { reason } = event.body;
      return words(
        'note',
        reason === '' ? t('timeline.entryStruckPlain') : t('timeline.entryStruck', { reason }),
      );
    }
    case 'decisionOpened':
      return words(
        'decision',
        t('timeline.decisionOpened', { until: at(event.body.until), question: event.body.question }),
      );
    case 'decisionMade': {
      const { text, rationale, decidedBy } = event.body;
      const by =
        decidedBy === actingPerson(event) ? '' : `${t('timeline.decidedBy', { person: name(decidedBy) })}. `;
      return words(
        'decision',
        t('timeline.decisionMade', { text }),
        by + t('timeline.rationale', { rationale }),
      );
    }
    case 'actionAdded': {
      const { text, owner, due, permanentFix } = event.body;
      const key = permanentFix ? 'timeline.actionAddedFix' : 'timeline.actionAdded';
      return words('action', t(key, { owner: name(owner), due: at(due), text }));
    }
    case 'actionStarted':
      return words('action', t('timeline.actionStarted', { action: action(event.body.action) }));
    case 'actionDone':
      return words(
        'actionDone',
        t('timeline.actionDone', { action: action(event.body.action) }),
        event.body.note,
      );
    case 'actionReassigned': {
      const { owner, reason } = event.body;
      const text = t('timeline.actionReassigned', { owner: name(owner), action: action(event.body.action) });
      return words('action', text, reason && t('timeline.reason', { reason }));
    }
    case 'actionRedated': {
      const { due, reason } = event.body;
      const text = t('timeline.actionRedated', { due: at(due), action: action(event.body.action) });
      return words('action', text, t('timeline.reason', { reason }));
    }
    case 'messageSent': {
      const { kind, text } = event.body;
      const first = around?.messages[0]?.id === event.id;
      const channels = event.body.channels.map((channel) => pack.channels[channel] ?? channel).join(', ');
      const key =
        kind === 'restoration'
          ? 'messageRestored'
          : kind === 'closing'
            ? 'messageClosing'
            : first
              ? 'messageFirst'
              : 'messageSent';
      return words('message', t(`timeline.${key}`, { channels, text }));
    }
    case 'bridgeStatusGiven':
      return words('briefing', t('timeline.bridgeStatusGiven', { text: event.body.text }));
    case 'executiveBriefingGiven':
      return words('briefing', t('timeline.executiveBriefingGiven', { text: event.body.text }));
    case 'dailyReportGiven':
      return words('briefing', t('timeline.dailyReportGiven', { text: event.body.text }));
    case 'reviewHeld':
      return words('review', t('timeline.reviewHeld'), event.body.note);
    case 'reportPublished':
      return words('review', t('timeline.reportPublished', { where: event.body.where }));
    case 'usersAsked':
      return words('message', t('timeline.usersAsked', { text: event.body.text }));
    case 'reviewScheduled': {
      const { heldAt, facilitator } = event.body;
      return words(
        'review',
        t('timeline.reviewScheduled', { heldAt: at(heldAt), facilitator: name(facilitator) }),
      );
    }
    case 'resolved': {
      const { kind, restoredAt, text } = event.body;
      return words(
        'status',
        t('timeline.resolved', { kind: pack.resolutionKinds[kind], restoredAt: at(restoredAt) }),
        text,
      );
    }
    case 'resolutionApproved':
      return words('status', t('timeline.resolutionApproved'));
    case 'resolutionRefused':
      return words('status', t('timeline.resolutionRefused', { reason: event.body.reason }));
    case 'closed': {
      const { rootCause, category, lessons, handOff } = event.body;
      const cause =
        category === null
          ? t('timeline.closedCause', { rootCause })
          : t('timeline.closedCauseIn', { rootCause, category: pack.rootCauses[category] ?? category });
      const onwards = handOff === '' ? '' : `. ${t('timeline.closedHandOff', { handOff })}`;
      return words(
        'status',
        t('timeline.closed'),
        `${cause}. ${t('timeline.closedLessons', { lessons })}${onwards}`,
      );
    }
    case 'reopened':
      return words('status', t('timeline.reopened', { reason: event.body.reason }));
    case 'redacted':
      return words('record', t('timeline.redacted'), event.body.reason);
    default:
      return describeUnknown(event);
  }
}

/** From a newer console or another product: kept and shown as such. The compiler knows every type of this version. */
function describeUnknown(event: never): EventWords {
  const { type } = event as { readonly type?: unknown };
  return typeof type === 'string' ? words('unknown', t('timeline.unknown', { type })) : assertNever(event);
}

/** CLS-TREE: the definition that matched, or why a person overruled it. */
function describeClassification(event: EventOf<'classified'>, pack: PolicyPack): EventWords {
  const { answers, machine, priority, overrideReason } = event.body;
  if (machine !== null && machine !== priority)
    return words(
      'priority',
      t('timeline.classifiedOverruled', { priority, machine }),
      overrideReason === null ? null : t('timeline.classifiedReason', { reason: overrideReason }),
    );
  const verdict = classify(pack, answers);
  const because = verdict.kind === 'decided' ? verdict.because : null;
  return words(
    'priority',
    t('timeline.classified', { priority }),
    because && t('timeline.classifiedBecause', { quote: because.quote }),
  );
}

function describePriority(
  event: EventOf<'reclassified'> | EventOf<'reclassificationApproved'> | EventOf<'reclassificationRefused'>,
): EventWords {
  switch (event.type) {
    case 'reclassified': {
      const { from, to, reason, note, effective } = event.body;
      const lowering = effective ? 'timeline.lowered' : 'timeline.loweringAsked';
      return words(
        'priority',
        t(isGraver(to, from) ? 'timeline.raised' : lowering, { from, to, reason }),
        note,
      );
    }
    case 'reclassificationApproved': {
      const { sets } = event.body;
      return words(
        'priority',
        sets === null
          ? t('timeline.reclassificationApproved')
          : t('timeline.reclassificationApprovedSets', { priority: sets }),
      );
    }
    case 'reclassificationRefused': {
      const { sets, reason } = event.body;
      return words(
        'priority',
        sets === null
          ? t('timeline.reclassificationRefused', { reason })
          : t('timeline.reclassificationRefusedSets', { priority: sets, reason }),
      );
    }
    default:
      return assertNever(event);
  }
}

function describeRole(
  event: EventOf<'roleAssigned'>,
  name: (id: PersonId) => string,
  pack: PolicyPack,
): EventWords {
  const { person, from, note, by } = event.body;
  const role = pack.roles[event.body.role].name;
  if (person === null)
    return words(
      'role',
      from === null ? t('timeline.roleVacant', { role }) : t('timeline.roleLeft', { from: name(from), role }),
      note,
    );
  if (from === null) return words('role', t('timeline.roleAppointed', { person: name(person), role }), note);
  const key = by === 'takeOver' ? 'roleTakenOver' : 'roleHandedOver';
  return words('role', t(`timeline.${key}`, { person: name(person), role, from: name(from) }), note);
}
