import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agencyName, personName } from '../../../shared/directory/state.ts';
import { agenciesHit, uncoordinatedAgencies } from '../../../shared/incident/affected.ts';
import { priorityOf } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { listOf } from '../../i18n.ts';
import { Checkbox, Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import css from './MessageDialog.module.css';

/** COM-CHANNELS: records a message that was sent by hand, with the channels that carried it. */
export function MessageDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const priority = priorityOf(incident);
  const first = (priority && pack.clocks.citizenFirst[priority]?.channels) || [];
  const update = (priority && pack.clocks.citizenUpdate[priority]?.channels) || [];
  const carried = new Set(incident.messages.flatMap(({ channels }) => channels));
  const open = first.filter((channel) => !carried.has(channel));
  const told = incident.messages.some(({ kind }) => kind === 'restoration');
  const [kind, setKind] = useState<'update' | 'restoration' | 'closing'>(
    incident.resolution && !told ? 'restoration' : 'update',
  );
  const { withheld } = incident;
  const [channels, setChannels] = useState<readonly string[]>(
    open.length > 0 ? open : kind === 'restoration' ? first : update,
  );
  const [text, setText] = useState('');
  const wanted = open.length > 0 ? open : update;
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.message.title')}
      description={t(wanted.length > 0 ? 'bridge.message.byHand' : 'bridge.message.byHandAny')}
      act={{
        label: t('bridge.message.record'),
        command: () => ({ type: 'sendMessage', kind, channels: [...channels], text }),
      }}
      when
      behalf
      onClose={onClose}
    >
      {withheld && (
        <Notice kind="warned">
          {t('bridge.message.withheld', {
            name: personName(directory, withheld.by),
            reason: withheld.reason,
          })}
        </Notice>
      )}
      <OneMessage scope={scope} />
      {incident.resolution && (
        <Choice
          label={t('bridge.message.kind')}
          value={kind}
          options={(['update', 'restoration', 'closing'] as const).map((value) => ({
            value,
            label: t(`bridge.message.kinds.${value}`),
          }))}
          onChange={setKind}
        />
      )}
      <TextArea label={t('bridge.message.text')} value={text} onChange={setText} rows={3} autoFocus />
      <fieldset className={css.channels}>
        <legend>{t('bridge.message.channels')}</legend>
        {Object.entries(pack.channels).map(([id, name]) => (
          <Checkbox
            key={id}
            label={wanted.includes(id) ? t('bridge.message.wanted', { name }) : name}
            checked={channels.includes(id)}
            onChange={(checked) =>
              setChannels(checked ? [...channels, id] : channels.filter((one) => one !== id))
            }
          />
        ))}
      </fieldset>
    </CommandDialog>
  );
}

/** CLS-MULTI: for how many agencies this message speaks, and who sees to it that they all say the same. */
function OneMessage({ scope: { incident, directory } }: { readonly scope: Scope }) {
  const { t } = useTranslation();
  const { coordination } = incident;
  const hit = agenciesHit(incident);
  if (hit.length < 2) return null;
  const agencies = listOf(hit.map((id) => agencyName(directory, id)));
  if (coordination === null || uncoordinatedAgencies(incident).length > 0)
    return <Notice kind="warned">{t('bridge.message.uncoordinated', { agencies })}</Notice>;
  return (
    <Notice>
      {t('bridge.message.coordinated', { agencies, name: personName(directory, coordination.coordinator) })}
    </Notice>
  );
}
