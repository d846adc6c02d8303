import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { NotificationChannel } from '../../../shared/policy/vocabulary.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { channelKeys, type Target, targetsOf } from '../../command/tell.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { moveBetweenRows, useCursorKept } from '../../ui/roving.ts';
import { TextField } from '../../ui/TextField.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import { TargetCard } from './TargetCard.tsx';
import { TargetRow } from './TargetRow.tsx';
import css from './TellDialog.module.css';
import { Unacknowledged } from './Unacknowledged.tsx';
import { useTelling } from './use-telling.ts';

/** An answer to whether they said so: as the channel goes unless somebody says otherwise. */
type Said = 'asTold' | 'yes' | 'no';
const saids = ['asTold', 'yes', 'no'] as const satisfies readonly Said[];

/**
 * NTF-PROOF: whom to tell, the most urgent first, with the number to call; one key says how it was done. With one person
 * it stands beside its line of what is due, with several it is a call list: each key goes on to the next.
 */
export function TellDialog({
  scope,
  readings,
  only,
  beside = null,
  onClose,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  /** Keys of the clocks to meet; all that are owed where it is left out. */
  readonly only?: readonly string[] | undefined;
  readonly beside?: HTMLElement | null | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const at = useOfficeTime(scope.directory);
  const telling = useTelling(scope);
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  // Who were chosen among what is due are told together.
  const [selected, setSelected] = useState<ReadonlySet<string>>(
    () => new Set(beside === null ? [] : targetsOf(scope, readings, at, only).map(({ key }) => key)),
  );
  const [focused, setFocused] = useState<string | null>(null);
  const [person, setPerson] = useState<PersonId | null>(null);
  const [when, setWhen] = useState('');
  const [proof, setProof] = useState('');
  const [said, setSaid] = useState<Said>('asTold');
  const underWay = useRef(new Set<string>());
  const list = useRef<HTMLUListElement>(null);
  const phone = useRef<HTMLButtonElement>(null);
  const row = useRef<HTMLButtonElement>(null);

  const targets = targetsOf(scope, readings, at, only).filter(({ key }) => !told.has(key));
  const [first] = targets;
  const current = targets.find(({ key }) => key === focused) ?? first;
  const several = targets.filter(({ key }) => selected.has(key));
  const chosen: readonly Target[] = several.length > 0 ? several : current ? [current] : [];
  const one = chosen.length === 1 ? chosen[0] : undefined;

  const move = (key: string) => {
    setFocused(key);
    setPerson(null);
  };
  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    setSelected(next);
  };
  const all = () =>
    setSelected(selected.size === targets.length ? new Set() : new Set(targets.map(({ key }) => key)));
  const send = async (channel: NotificationChannel) => {
    const moment = readMoment(when, Date.now());
    const keys = chosen.map(({ key }) => key);
    // Nobody is told twice; whoever stands next may be told while the last answer is still on its way.
    if (keys.length === 0 || keys.some((key) => underWay.current.has(key))) return;
    if (when.trim() !== '' && moment === null) return;
    const how = {
      channel,
      at: moment,
      proof,
      acknowledged: said === 'asTold' ? null : said === 'yes',
      person: one ? person : null,
    };
    for (const key of keys) underWay.current.add(key);
    const done = await telling.tell(chosen, how);
    for (const key of keys) underWay.current.delete(key);
    if (!done) return;
    const gone = new Set([...told, ...keys]);
    const left = targets.filter(({ key }) => !gone.has(key));
    if (left.length === 0) return onClose();
    setTold((before) => new Set([...before, ...keys]));
    setSelected(new Set());
    setProof('');
    setPerson(null);
  };
  // Whichever comes first, the record's own word or the answer to this telling, the row goes and the next has the cursor.
  const kept = useCursorKept(list);
  const alone = targets.length === 1;
  // The last one stands without a list: the first of the ways to tell them has the cursor.
  const isLast = alone && told.size > 0;
  useLayoutEffect(() => {
    if (isLast) phone.current?.focus();
  }, [isLast]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title()}
      description={t('bridge.tell.stays')}
      size={alone ? 'small' : 'large'}
      beside={alone ? beside : null}
      initialFocus={alone ? phone : row}
      footer={
        targets.length > 0 &&
        channelKeys.map((channel, index) => (
          <Button
            key={channel}
            ref={index === 0 ? phone : null}
            kind={index === 0 ? 'primary' : 'plain'}
            shortcut={String(index + 1)}
            busy={telling.busy}
            onClick={() => void send(channel)}
          >
            {t(`bridge.tell.channels.${channel}`)}
          </Button>
        ))
      }
    >
      <Keys send={send} all={alone ? null : all} />
      {targets.length === 0 && <EmptyState compact title={t('bridge.tell.nobody')} />}
      {targets.length > 1 && (
        <ul
          ref={list}
          className={css.list}
          onKeyDown={moveBetweenRows}
          {...kept}
          aria-label={t('bridge.tell.list')}
        >
          {targets.map((target) => (
            <TargetRow
              key={target.key}
              ref={target.key === first?.key ? row : undefined}
              target={target}
              current={target.key === current?.key}
              selected={selected.has(target.key)}
              onFocus={move}
              onToggle={toggle}
            />
          ))}
        </ul>
      )}
      {targets.length > 0 &&
        (one ? (
          <TargetCard target={one} named={alone} person={person} onPerson={setPerson} />
        ) : (
          <p className={css.together}>{t('bridge.tell.together', { count: chosen.length })}</p>
        ))}
      {one && one.reach.length === 0 && (
        <PersonField
          scope={scope}
          label={t('bridge.tell.whoReached')}
          value={person}
          onChange={setPerson}
          placeholder={t('bridge.tell.notInDirectory')}
        />
      )}
      {targets.length > 0 && (
        <div className={css.fields}>
          <MomentField
            label={t('bridge.dialog.when')}
            value={when}
            onChange={setWhen}
            empty={t('bridge.dialog.now')}
          />
          <TextField
            label={t(
              one && one.reach.length === 0 && person === null
                ? 'bridge.tell.proofNeeded'
                : 'bridge.tell.proof',
            )}
            value={proof}
            onChange={setProof}
          />
          <Choice
            label={t('bridge.tell.acknowledged')}
            value={said}
            options={saids.map((value) => ({ value, label: t(`bridge.tell.said.${value}`) }))}
            onChange={setSaid}
          />
        </div>
      )}
      {telling.rejection && (
        <Notice kind="warned">
          {chosen.length > 1 && telling.refused && <b>{telling.refused.title}: </b>}
          {describeRejection(telling.rejection)}
        </Notice>
      )}
      {only === undefined && <Unacknowledged scope={scope} telling={telling} />}
    </Dialog>
  );

  function title(): string {
    if (!alone || !first) return t('bridge.tell.title');
    const [who] = first.reach;
    return who ? t('bridge.tell.one', { name: who.name }) : first.title;
  }
}

/** Inside the dialog: its keys alone work while it is open, and not while somebody types a proof. */
function Keys({
  send,
  all,
}: {
  readonly send: (channel: NotificationChannel) => Promise<void>;
  readonly all: (() => void) | null;
}) {
  useShortcuts('', [
    ...channelKeys.map((channel, index) => ({
      key: String(index + 1),
      label: '',
      run: () => void send(channel),
    })),
    { key: 'Ctrl+Enter', label: '', run: () => void send('phone') },
    ...(all ? [{ key: '*', label: '', run: all }] : []),
  ]);
  return null;
}
