import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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

/** GEN-PACK: goes on under another adopted version, with the reason; what it does to the clocks is shown before. */
export function PackDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident } = scope;
  const policy = useConsole((state) => state.policy);
  const others = [...policy.packs.entries()].filter(
    ([, { id, version }]) => id !== incident.pack.id || version !== incident.pack.version,
  );
  const force = usePackInForce();
  const [key, setKey] = useState(
    () =>
      others.find(([, { id, version }]) => id === force?.id && version === force.version)?.[0] ??
      others.at(-1)?.[0] ??
      '',
  );
  const [reason, setReason] = useState('');
  const title = t('record.pack.title');
  const pack = policy.packs.get(key);
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
        options={others.map(([value, one]) => ({
          value,
          label: `${one.title} ${one.version}${
            one.id === force?.id && one.version === force.version ? ` (${t('record.pack.inForce')})` : ''
          }`,
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
