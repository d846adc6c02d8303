import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { NotificationChannel } from '../../../shared/policy/vocabulary.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { channelKeys } from '../../command/tell.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import { chainOf, isWaiting, type OnCall, pageText, waitingPage } from './chain.ts';
import css from './paging.module.css';
import { usePaging } from './use-paging.ts';

/** NTF-PAGE: the rotation in its order, whom it has reached so far, and one key that pages whoever is next. */
export function PageDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const at = useOfficeTime(directory);
  const paging = usePaging(scope);
  const chain = chainOf(scope, at);
  const waiting = waitingPage(incident);
  const next = chain.find(({ page }) => page === null) ?? null;
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const [other, setOther] = useState<PersonId | null>(null);
  const [goesOn, setGoesOn] = useState<boolean | null>(null);
  const [text, setText] = useState(() => pageText(scope));
  const [when, setWhen] = useState('');
  const row = useRef<HTMLButtonElement>(null);

  const person = other ?? chosen ?? next?.person ?? null;
  // Whoever has had their time and has not answered is passed over; before that somebody is paged besides.
  const follows =
    waiting !== null && waiting.person !== person && (goesOn ?? Date.now() >= waiting.answerBy)
      ? waiting.id
      : null;
  const send = async (channel: NotificationChannel) => {
    const moment = readMoment(when, Date.now());
    if (paging.busy || person === null || (when.trim() !== '' && moment === null)) return;
    if (await paging.page({ person, follows, channel, text }, moment)) onClose();
  };
  const name = person === null ? null : personName(directory, person);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('bridge.paging.title')}
      description={name === null ? undefined : t('bridge.paging.whom', { name })}
      initialFocus={row}
      footer={channelKeys.map((channel, index) => (
        <Button
          key={channel}
          kind={index === 0 ? 'primary' : 'plain'}
          shortcut={String(index + 1)}
          busy={paging.busy}
          disabled={person === null}
          onClick={() => void send(channel)}
        >
          {t(`bridge.paging.channels.${channel}`)}
        </Button>
      ))}
    >
      <Keys send={send} />
      {chain.length === 0 && <EmptyState compact title={t('bridge.paging.nobody')} />}
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('bridge.paging.chain')}>
        {chain.map((one, index) => (
          <li key={one.person}>
            <button
              type="button"
              data-row
              ref={one.person === (next?.person ?? chain[0]?.person) ? row : undefined}
              className={css.onCall}
              aria-pressed={one.person === person}
              onFocus={() => {
                setChosen(one.person);
                setOther(null);
              }}
            >
              <span className={css.place}>{index + 1}</span>
              <span className={css.name}>
                <b>{one.name}</b>
                <State one={one} next={one.person === next?.person} />
              </span>
              <span className="figures">{one.phone ?? t('bridge.tell.noNumber')}</span>
            </button>
          </li>
        ))}
      </ul>
      <PersonField
        scope={scope}
        label={t('bridge.paging.other')}
        value={other}
        onChange={setOther}
        placeholder={t('bridge.dialog.typeName')}
      />
      {waiting !== null && waiting.person !== person && (
        <Checkbox
          label={t('bridge.paging.goesOn', { name: personName(directory, waiting.person) })}
          checked={follows !== null}
          onChange={setGoesOn}
        />
      )}
      <TextArea label={t('bridge.paging.says')} value={text} onChange={setText} rows={1} />
      <MomentField
        label={t('bridge.dialog.when')}
        value={when}
        onChange={setWhen}
        empty={t('bridge.dialog.now')}
      />
      {paging.rejection && <Notice kind="warned">{describeRejection(paging.rejection)}</Notice>}
    </Dialog>
  );
}

function State({ one: { page }, next }: { readonly one: OnCall; readonly next: boolean }) {
  const { t } = useTranslation();
  if (page === null) return next ? <span className={css.quiet}>{t('bridge.paging.next')}</span> : null;
  if (page.answered)
    return (
      <span className={css.quiet}>
        {t('bridge.paging.answered')} <TimeOf at={page.answered.at} localOnly bare />
      </span>
    );
  return (
    <span className={css.quiet}>
      {t('bridge.paging.paged')} <TimeOf at={page.at} localOnly bare />
      {isWaiting(page) && (
        <>
          {' · '}
          {t('bridge.paging.answerBy')} <Countdown dueAt={page.answerBy} />
        </>
      )}
    </span>
  );
}

function Keys({ send }: { readonly send: (channel: NotificationChannel) => Promise<void> }) {
  useShortcuts('', [
    ...channelKeys.map((channel, index) => ({
      key: String(index + 1),
      label: '',
      run: () => void send(channel),
    })),
    { key: 'Ctrl+Enter', label: '', run: () => void send('phone') },
  ]);
  return null;
}
