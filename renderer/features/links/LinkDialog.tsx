import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recurrenceSubject, suspectedRecurrence } from '../../../shared/incident/recurrence.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { type IncidentLink, incidentLinks } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { IncidentField } from '../../command/IncidentField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import css from './links.module.css';

/** How this incident stands to the other, seen from there. */
export const inverse: Readonly<Record<IncidentLink, IncidentLink>> = {
  parent: 'child',
  child: 'parent',
  'recurrence of': 'recurs as',
  'recurs as': 'recurrence of',
  related: 'related',
};

/** CLS-MULTI, CLO-REOPEN: how another incident stands to this one; both are told. */
export function LinkDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const repeated = useRepeated(scope);
  const [other, setOther] = useState<StreamId | null>(repeated);
  const [as, setAs] = useState<IncidentLink>(repeated === null ? 'related' : 'recurrence of');
  return (
    <CommandDialog
      scope={scope}
      title={t('links.dialog.title')}
      description={t('links.dialog.why')}
      act={{
        label: t('links.dialog.act'),
        command: () => other && { type: 'linkIncident', other, as },
      }}
      elsewhere={
        other && {
          stream: other,
          command: { type: 'linkIncident', other: scope.stream, as: inverse[as] },
        }
      }
      onClose={onClose}
    >
      <IncidentField
        scope={scope}
        label={t('links.dialog.other')}
        value={other}
        onChange={setOther}
        placeholder={t('links.dialog.placeholder')}
      />
      <Choice
        label={t('links.dialog.as')}
        value={as}
        options={incidentLinks.map((value) => ({ value, label: t(`links.as.${value}`) }))}
        onChange={setAs}
      />
      <p className={css.quiet}>{t(`links.happens.${as}`)}</p>
    </CommandDialog>
  );
}

/** The newest incident that this one may repeat and does not name yet: one key then says so. */
function useRepeated({ stream, incident, pack }: Scope): StreamId | null {
  const summaries = useConsole((state) => state.summaries);
  const found = suspectedRecurrence(recurrenceSubject(stream, incident, null), summaries, pack);
  const named = new Set(incident.links.map((link) => link.stream));
  return found?.others.find((row) => !named.has(row.stream))?.stream ?? null;
}
