import { Handshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { RoleOffer } from '../../../shared/incident/state.ts';
import type { WarRoomRole } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useSubmit } from '../../bridge/submit.ts';
import { Button } from '../../ui/Button.tsx';
import { Elapsed } from '../../ui/Countdown.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { describeRejection } from '../../wording/describe-rejection.ts';
import css from './OfferStrip.module.css';

const ACCEPT = 'Alt+Shift+A';

/** WAR-TAKEOVER: a role is offered to whoever sits at this console: across the bridge until they answer. */
export function OfferStrip({
  scope,
  declineKey,
  onDecline,
}: {
  readonly scope: Scope;
  readonly declineKey: string;
  readonly onDecline: (role: WarRoomRole) => void;
}) {
  const offer = scope.incident.roleOffers.find(({ to }) => to === scope.me);
  return offer ? <Offer {...{ scope, offer, declineKey, onDecline }} /> : null;
}

function Offer({
  scope: { stream, pack, directory },
  offer: { role, by, note, at },
  declineKey,
  onDecline,
}: {
  readonly scope: Scope;
  readonly offer: RoleOffer;
  readonly declineKey: string;
  readonly onDecline: (role: WarRoomRole) => void;
}) {
  const { t } = useTranslation();
  const { send, busy, rejection } = useSubmit(stream);
  const accept = () => void send({ type: 'answerOffer', role, accept: true, note: '' });
  useShortcuts(t('bridge.keys.commands'), [
    { key: ACCEPT, label: t('bridge.roles.acceptOffer'), run: accept },
  ]);
  return (
    <div className={css.strip} role="status">
      <Handshake size={18} aria-hidden className={css.icon} />
      <p className={css.says}>
        <b>
          {t('bridge.roles.offeredToYou', { role: pack.roles[role].name, name: personName(directory, by) })}
        </b>
        {note !== '' && <span className={css.note}>“{note}”</span>}
        {rejection && <span className={css.refused}>{describeRejection(rejection)}</span>}
      </p>
      <span className={css.since}>
        <Elapsed since={at} />
      </span>
      <Button kind="primary" shortcut={ACCEPT} busy={busy} onClick={accept}>
        {t('bridge.roles.accept')}
      </Button>
      <Button shortcut={declineKey} onClick={() => onDecline(role)}>
        {t('bridge.roles.decline')}
      </Button>
    </div>
  );
}
