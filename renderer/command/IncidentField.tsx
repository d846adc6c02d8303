import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceName } from '../../shared/directory/state.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { mayOpenRow } from '../../shared/views/need-to-know.ts';
import type { Scope } from '../bridge/scope.ts';
import { useConsole } from '../bridge/store.ts';
import { Combobox } from '../ui/Combobox.tsx';

/** Another incident of this console, found by reference, title, service or priority; open ones and the newest first. */
export function IncidentField({
  scope: { stream, directory, incident, me },
  ...field
}: {
  readonly scope: Scope;
  readonly label: string;
  readonly value: StreamId | null;
  readonly onChange: (stream: StreamId | null) => void;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
}) {
  const { t } = useTranslation();
  const summaries = useConsole((state) => state.summaries);
  const items = useMemo(
    () =>
      summaries
        // A drill and the real thing are never about each other.
        .filter((row) => row.stream !== stream && row.drill === incident.drill && mayOpenRow(row, me))
        .toSorted(
          (a, b) =>
            Number(a.status === 'closed') - Number(b.status === 'closed') || b.detectedAt - a.detectedAt,
        )
        .map(({ stream: value, ref, title, services, priority, status }) => ({
          value,
          label: `${ref} ${title}`,
          detail: [
            priority ?? t('common.notClassified'),
            t(`common.status.${status}`),
            ...services.map((id) => serviceName(directory, id)),
          ].join(' · '),
        })),
    [summaries, stream, incident.drill, me, directory, t],
  );
  return <Combobox items={items} {...field} />;
}
