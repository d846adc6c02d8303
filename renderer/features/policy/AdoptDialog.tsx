import { TriangleAlert } from 'lucide-react';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName, presentPeople } from '../../../shared/directory/state.ts';
import type { Spoken } from '../../../shared/kernel/envelope.ts';
import { type PersonId, policyStream } from '../../../shared/kernel/ids.ts';
import type { LooserLimit } from '../../../shared/policy/looser.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { useSubmit } from '../../bridge/submit.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import type { Draft } from './draft.ts';
import { pathLabel } from './field-label.ts';
import css from './policy.module.css';
import { limitWords } from './span-text.ts';

const ways = ['phone', 'in the room', 'message'] as const satisfies readonly Spoken[];

/** Puts the draft in force: what it changes, from when on, and whose word it is (GEN-PACK, RES-ONBEHALF). */
export function AdoptDialog({
  draft,
  changes,
  looser,
  from,
  onAdopted,
  onClose,
}: {
  readonly draft: Draft;
  readonly changes: number;
  readonly looser: readonly LooserLimit[];
  /** From when on it opens incidents, in words. */
  readonly from: string;
  readonly onAdopted: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useId();
  const directory = useConsole((state) => state.directory);
  const at = useOfficeTime(directory);
  const me = useConsole((state) => state.session?.person ?? null);
  const { send, busy, rejection } = useSubmit(policyStream);
  const [person, setPerson] = useState<PersonId | null>(null);
  const [how, setHow] = useState<Spoken>('phone');
  const office = String(draft.approver);
  const title = (draft.offices as Readonly<Record<string, string>>)[office] ?? office;
  const holders = holdersOf(directory, office, [], at);
  const approver = person ?? me;
  const items = useMemo(() => {
    const isHolder = (id: PersonId): number => Number(!holders.includes(id));
    return presentPeople(directory)
      .map(({ id, name, handle }) => ({
        value: id,
        label: name,
        detail: [`@${handle}`, ...(holders.includes(id) ? [title] : [])].join(' · '),
      }))
      .toSorted((a, b) => isHolder(a.value) - isHolder(b.value) || a.label.localeCompare(b.label));
  }, [directory, holders, title]);
  const adopt = async () => {
    const onBehalfOf = person === null ? null : { person, how };
    if (await send({ type: 'adoptPack', pack: draft }, { onBehalfOf })) onAdopted();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('policy.adoption.title', { id: String(draft.id), version: String(draft.version) })}
      description={`${t('policy.adoption.changes', { count: changes })} ${from}`}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={form} busy={busy} shortcut="Ctrl+Enter">
            {t('policy.adopt')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={css.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void adopt();
        }}
      >
        <AdoptKey run={() => void adopt()} />
        {looser.length > 0 && (
          <div className={css.looserList}>
            <p>
              <TriangleAlert size={14} aria-hidden /> {t('policy.adoption.looser', { count: looser.length })}
            </p>
            <ul>
              {looser.slice(0, 8).map(({ path, policy, pack }) => (
                <li key={path}>
                  {pathLabel(path)}:{' '}
                  {t('policy.adoption.instead', { policy: limitWords(policy), pack: limitWords(pack) })}
                </li>
              ))}
              {looser.length > 8 && <li>{t('policy.adoption.more', { count: looser.length - 8 })}</li>}
            </ul>
          </div>
        )}
        <Combobox
          label={t('policy.adoption.approvedBy')}
          hint={t('policy.adoption.approver', {
            office: title,
            names: holders.map((id) => personName(directory, id)).join(', ') || t('directory.nobody'),
          })}
          items={items}
          value={person}
          onChange={setPerson}
          placeholder={t('bridge.dialog.myself')}
          autoFocus
        />
        {person !== null && (
          <Choice
            label={t('bridge.dialog.how')}
            value={how}
            options={ways.map((value) => ({ value, label: t(`bridge.dialog.ways.${value}`) }))}
            onChange={setHow}
          />
        )}
        {approver !== null && !holders.includes(approver) && (
          <Notice kind="info">
            {t('policy.adoption.notApprover', { name: personName(directory, approver), office: title })}
          </Notice>
        )}
        {rejection && <Notice kind="warned">{describeRejection(rejection)}</Notice>}
      </form>
    </Dialog>
  );
}

/** Inside the dialog, so that the key is the dialog's own. */
function AdoptKey({ run }: { readonly run: () => void }) {
  useShortcuts('', [{ key: 'Ctrl+Enter', label: '', run, whileTyping: true }]);
  return null;
}
