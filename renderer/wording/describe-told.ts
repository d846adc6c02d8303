import { agencyName, type Directory, personName, serviceName } from '../../shared/directory/state.ts';
import type { EventOf } from '../../shared/incident/event.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import type { AgencyId, ServiceId } from '../../shared/kernel/ids.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { tellingTitle } from '../../shared/views/due-lines.ts';
import { t } from '../i18n.ts';
import { machineZone, momentText } from '../ui/zoned.ts';
import { type EventWords, words } from './event-words.ts';

/** Who was paged and who was told, and whether they said so (NTF-PAGE, NTF-PROOF). */
export type ToldEvent = EventOf<'paged' | 'pageAnswered' | 'notified' | 'notificationAcknowledged'>;

export function describeTold(
  event: ToldEvent,
  directory: Directory,
  pack: PolicyPack,
  around?: Partial<Pick<Incident, 'pages' | 'notifications'>>,
): EventWords {
  const paged = (id: string): string => {
    const page = around?.pages?.find((one) => one.id === id);
    return page ? personName(directory, page.person) : t('timeline.aPage');
  };
  const titleOf = (rule: string): string => tellingTitle(pack, rule);

  switch (event.type) {
    case 'paged': {
      const { person, channel, follows, answerBy, text } = event.body;
      const params = {
        person: personName(directory, person),
        channel: t(`timeline.channels.${channel}`),
        until: momentText(answerBy, machineZone, event.occurredAt),
        before: follows === null ? '' : paged(follows),
      };
      return words('page', t(follows === null ? 'timeline.paged' : 'timeline.pagedNext', params), text);
    }
    case 'pageAnswered':
      return words('page', t('timeline.pageAnswered', { person: paged(event.body.page) }));
    case 'notified': {
      const { rule, about, person, channel, proof, acknowledged } = event.body;
      const params = {
        title: titleOf(rule),
        channel: t(`timeline.channels.${channel}`),
        person: person === null ? '' : personName(directory, person),
      };
      const detail = [
        about === null ? '' : t('timeline.notifiedAbout', { about: partyName(directory, about) }),
        proof,
        acknowledged ? t('timeline.notifiedAcknowledged') : '',
      ];
      return words(
        'page',
        t(person === null ? 'timeline.notifiedNobody' : 'timeline.notified', params),
        detail.filter((part) => part !== '').join(' · '),
      );
    }
    case 'notificationAcknowledged': {
      const told = around?.notifications?.find(({ id }) => id === event.body.notification);
      const title = told ? titleOf(told.rule) : t('timeline.aNotification');
      return words('page', t('timeline.notificationAcknowledged', { title }));
    }
    default:
      return assertNever(event);
  }
}

/** The service or the agency that it was owed for. */
const partyName = (directory: Directory, about: string): string =>
  directory.services.has(about as ServiceId)
    ? serviceName(directory, about as ServiceId)
    : agencyName(directory, about as AgencyId);
