import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { actingPerson } from '../../../shared/kernel/envelope.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { isRedactable, timelineView } from '../../../shared/views/timeline.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MultiCombobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { clockTime, machineZone } from '../../ui/zoned.ts';
import { describeEvent } from '../../wording/describe-event.ts';

/** Design §5, redaction: takes what never should have been written out of the record, for good. */
export function RedactDialog({
  scope,
  line,
  onClose,
}: {
  readonly scope: Scope;
  /** The line it was asked for; more may be named. */
  readonly line: EventId | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, directory, pack } = scope;
  const [events, setEvents] = useState<readonly EventId[]>(line === undefined ? [] : [line]);
  const [reason, setReason] = useState('');
  const items = useMemo(
    () =>
      timelineView(incident, 'all')
        .filter(isRedactable)
        .map((entry) => ({
          value: entry.id,
          label: describeEvent(entry, directory, pack, incident).text,
          detail: `${clockTime(entry.event.occurredAt, machineZone)} · ${personName(directory, actingPerson(entry.event))}`,
        }))
        // What was just pasted by mistake is looked for most.
        .reverse(),
    [incident, directory, pack],
  );
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.redact.title')}
      description={t('bridge.redact.what')}
      act={{
        label: t('bridge.redact.act'),
        grave: true,
        command: () => (events.length === 0 ? null : { type: 'redact', events: [...events], reason }),
      }}
      behalf
      onClose={onClose}
    >
      <MultiCombobox
        label={t('bridge.redact.lines')}
        items={items}
        values={events}
        onChange={setEvents}
        placeholder={t('bridge.redact.find')}
        autoFocus={line === undefined}
      />
      <TextArea
        label={t('bridge.redact.reason')}
        value={reason}
        onChange={setReason}
        hint={t('bridge.redact.reasonHint')}
        rows={1}
        autoFocus={line !== undefined}
      />
      <Notice kind="warned">{t('bridge.redact.forGood')}</Notice>
    </CommandDialog>
  );
}
