import { agencyName, type Directory, personName, serviceName } from '../../shared/directory/state.ts';
import type { AffectedService, EventOf } from '../../shared/incident/event.ts';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { listOf, t } from '../i18n.ts';
import { machineZone, momentText } from '../ui/zoned.ts';
import { type EventWords, words } from './event-words.ts';

/** What is said of the incident itself: its record, its place among others, who may know. */
export type RecordEvent = EventOf<
  | 'timesCorrected'
  | 'described'
  | 'servicesChanged'
  | 'dependentsReported'
  | 'messagesCoordinated'
  | 'reportReceived'
  | 'dismissed'
  | 'duplicateAttached'
  | 'assigned'
  | 'investigationStepDone'
  | 'securityDeclared'
  | 'securityWithdrawn'
  | 'restricted'
  | 'messagesWithheld'
  | 'messagesReleased'
  | 'incidentLinked'
  | 'packMoved'
>;

export function describeRecord(event: RecordEvent, directory: Directory, pack: PolicyPack): EventWords {
  const services = (affected: readonly AffectedService[]): string =>
    listOf(affected.map(({ service }) => serviceName(directory, service)));
  const because = (reason: string): string | null =>
    reason === '' ? null : t('timeline.reason', { reason });

  switch (event.type) {
    case 'timesCorrected':
      return words('record', timesText(event), because(event.body.reason));
    case 'described':
      return words('record', t('timeline.described', { title: event.body.title }), event.body.impact);
    case 'servicesChanged': {
      const { affected, tier, reason } = event.body;
      return words(
        'record',
        t('timeline.servicesChanged', { services: services(affected), tier }),
        because(reason),
      );
    }
    case 'dependentsReported':
      return words('record', t('timeline.dependentsReported', { services: services(event.body.dependents) }));
    case 'messagesCoordinated': {
      const { coordinator, agencies, note } = event.body;
      const names = listOf(agencies.map((id) => agencyName(directory, id)));
      return words(
        'message',
        t('timeline.messagesCoordinated', { name: personName(directory, coordinator), agencies: names }),
        note,
      );
    }
    case 'reportReceived': {
      const { reportedBy, method, text } = event.body;
      const detail = [pack.detectionMethods[method], text].filter((part) => part !== '').join(': ');
      return words('record', t('timeline.reportReceived', { by: reportedBy }), detail);
    }
    case 'dismissed': {
      const { as, original, reason } = event.body;
      return words(
        'status',
        as === 'duplicate' && original === null
          ? t('timeline.dismissedPlain')
          : t(`timeline.dismissed.${as}`, { ref: original?.ref ?? '' }),
        because(reason),
      );
    }
    case 'duplicateAttached': {
      const { duplicate, detectedAt } = event.body;
      const at = momentText(detectedAt, machineZone, event.occurredAt);
      return words(
        'link',
        t('timeline.duplicateAttached', { ref: duplicate.ref, title: duplicate.title }),
        t('timeline.duplicateDetected', { at }),
      );
    }
    case 'assigned': {
      const { from, person, tier, note } = event.body;
      const params = {
        person: personName(directory, person),
        from: from === null ? '' : personName(directory, from),
        tier: tier ?? '',
      };
      const key =
        from === null
          ? tier === null
            ? 'assigned'
            : 'assignedTier'
          : tier === null
            ? 'assignedFrom'
            : 'assignedFromTier';
      return words('role', t(`timeline.${key}`, params), note);
    }
    case 'investigationStepDone': {
      const { step, finding, links } = event.body;
      const evidence = links.map(({ label, url }) => `${label} ${url}`);
      return words(
        'finding',
        t('timeline.investigationStepDone', { finding }),
        [pack.investigationSteps[step], ...evidence].join(' · '),
      );
    }
    case 'incidentLinked': {
      const { other, as } = event.body;
      return words('link', t(`timeline.linked.${as}`, { ref: other.ref, title: other.title }));
    }
    case 'packMoved': {
      const { from, to, reason } = event.body;
      return words(
        'record',
        t('timeline.packMoved', { from: from.version, to: to.version }),
        because(reason),
      );
    }
    case 'securityDeclared':
    case 'securityWithdrawn':
    case 'restricted':
    case 'messagesWithheld':
    case 'messagesReleased':
      return describeSecurity(event, directory, because);
    default:
      return assertNever(event);
  }
}

function describeSecurity(
  event: Extract<
    RecordEvent,
    {
      type: 'securityDeclared' | 'securityWithdrawn' | 'restricted' | 'messagesWithheld' | 'messagesReleased';
    }
  >,
  directory: Directory,
  because: (reason: string) => string | null,
): EventWords {
  switch (event.type) {
    case 'securityDeclared': {
      const { breach, reason, sets } = event.body;
      const text = t(breach ? 'timeline.securityBreach' : 'timeline.securityDeclared');
      const raises = sets === null ? '' : `; ${t('timeline.securityRaises', { priority: sets })}`;
      return words('security', text + raises, because(reason));
    }
    case 'securityWithdrawn':
      return words('security', t('timeline.securityWithdrawn'), because(event.body.reason));
    case 'restricted': {
      const { people, reason } = event.body;
      const names = listOf(people.map((id) => personName(directory, id)));
      return words(
        'security',
        people.length === 0 ? t('timeline.restrictionLifted') : t('timeline.restricted', { people: names }),
        because(reason),
      );
    }
    case 'messagesWithheld':
      return words('security', t('timeline.messagesWithheld'), because(event.body.reason));
    case 'messagesReleased':
      return words('security', t('timeline.messagesReleased'));
    default:
      return assertNever(event);
  }
}

function timesText({ body: { detectedAt, onsetAt }, occurredAt }: EventOf<'timesCorrected'>): string {
  const at = (moment: Instant): string => momentText(moment, machineZone, occurredAt);
  const detected = detectedAt === null ? '' : at(detectedAt);
  if (onsetAt === 'unknown')
    return detectedAt === null
      ? t('timeline.timesOnsetUnknown')
      : t('timeline.timesDetectionOnsetUnknown', { detectedAt: detected });
  if (onsetAt === null) return t('timeline.timesDetection', { detectedAt: detected });
  return detectedAt === null
    ? t('timeline.timesOnset', { onsetAt: at(onsetAt) })
    : t('timeline.timesBoth', { detectedAt: detected, onsetAt: at(onsetAt) });
}
