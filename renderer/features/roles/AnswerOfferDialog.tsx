import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { WarRoomRole } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { ElsewhereNotice } from './ElsewhereNotice.tsx';

/** WAR-TAKEOVER: the other half of a hand-over: accepted, declined, or taken back by whoever offered it. */
export function AnswerOfferDialog({
  scope,
  role: first,
  onClose,
}: {
  readonly scope: Scope;
  readonly role?: WarRoomRole | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory, me } = scope;
  const { roleOffers: offers } = incident;
  const [role, setRole] = useState<WarRoomRole | null>(
    first ?? (offers.find(({ to }) => to === me) ?? offers[0])?.role ?? null,
  );
  const [note, setNote] = useState('');
  const offer = offers.find((one) => one.role === role);
  if (!offer)
    return (
      <Dialog open onClose={onClose} title={t('bridge.commands.answerOffer')} size="small">
        <EmptyState compact title={t('bridge.roles.noOffer')} />
      </Dialog>
    );
  const { to, by, note: said } = offer;
  const mine = by === me;
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.roles.offered', {
        role: pack.roles[offer.role].name,
        by: personName(directory, by),
        to: personName(directory, to),
      })}
      description={said === '' ? undefined : `“${said}”`}
      act={{
        label: t('bridge.roles.accept'),
        command: () => ({ type: 'answerOffer', role: offer.role, accept: true, note }),
        behalfOf: to === me ? null : to,
      }}
      other={{
        label: t(mine ? 'bridge.roles.withdraw' : 'bridge.roles.decline'),
        command: () => ({ type: 'answerOffer', role: offer.role, accept: false, note }),
        behalfOf: mine || to === me ? null : to,
      }}
      when
      behalf
      onClose={onClose}
    >
      {offers.length > 1 && (
        <Choice
          label={t('bridge.roles.role')}
          value={offer.role}
          options={offers.map((one) => ({ value: one.role, label: pack.roles[one.role].name }))}
          onChange={setRole}
        />
      )}
      <ElsewhereNotice scope={scope} person={to} />
      <TextArea label={t('bridge.roles.answerNote')} value={note} onChange={setNote} rows={1} autoFocus />
    </CommandDialog>
  );
}
