import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackReference } from '../../../shared/policy/pack.ts';
import { packOf } from '../../../shared/policy/register.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { ClockMoves } from '../../command/ClockMoves.tsx';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { previewed } from '../../command/preview.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import css from './record.module.css';

/** GEN-PACK: goes on under a version adopted after its own, with the reason; what it does to the clocks is shown before. */
export function PackDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident } = scope;
  const policy = useConsole((state) => state.policy);
  const own = policy.adoptions.findIndex((one) => isPack(one, incident.pack));
  const later = policy.adoptions.slice(own + 1).flatMap((one) => packOf(policy, one) ?? []);
  const force = usePackInForce();
  const [key, setKey] = useState(() => {
    const first = later.find((one) => force && isPack(one, force)) ?? later.at(-1);
    return first ? keyOf(first) : '';
  });
  const [reason, setReason] = useState('');
  const title = t('record.pack.title');
  const pack = later.find((one) => keyOf(one) === key);
  if (!pack)
    return (
      <Dialog open onClose={onClose} title={title} size="small">
        <EmptyState compact title={t('record.pack.none')} />
      </Dialog>
    );
  const to = { id: pack.id, version: pack.version };
  return (
    <CommandDialog
      scope={scope}
      title={title}
      description={t('record.pack.why', { ...incident.pack })}
      act={{ label: title, command: () => ({ type: 'movePack', to, reason }) }}
      behalf
      onClose={onClose}
    >
      <Select
        label={t('record.pack.to')}
        value={key}
        options={later.map((one) => ({
          value: keyOf(one),
          label: `${one.title} ${one.version}${force && isPack(one, force) ? ` (${t('record.pack.inForce')})` : ''}`,
        }))}
        onChange={setKey}
      />
      <TextArea label={t('record.pack.reason')} value={reason} onChange={setReason} rows={1} />
      <ClockMoves
        scope={scope}
        pack={pack}
        after={previewed(scope, { type: 'packMoved', body: { from: incident.pack, to, reason } }, Date.now())}
      />
      <p className={css.quiet}>{t('record.pack.met')}</p>
    </CommandDialog>
  );
}

const keyOf = ({ id, version }: PackReference): string => `${id}@${version}`;
const isPack = (one: PackReference, other: PackReference): boolean => keyOf(one) === keyOf(other);
