import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { type Dismissal, dismissals } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { IncidentField } from '../../command/IncidentField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** INT-TRIAGE: closed as what it was. A duplicate is then attached to its original, which takes the older detection. */
export function DismissDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [as, setAs] = useState<Dismissal>('duplicate');
  const [chosen, setChosen] = useState<StreamId | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const ref = useConsole(({ summaries }) => summaries.find(({ stream }) => stream === chosen)?.ref);
  const original = as === 'duplicate' ? chosen : null;
  const ready = reason.trim() !== '' && original !== null;
  return (
    <CommandDialog
      scope={scope}
      title={t('record.dismiss.title')}
      description={t('record.dismiss.why')}
      act={{
        label: t('record.dismiss.act', { kind: t(`record.dismiss.kinds.${as}`).toLowerCase() }),
        command: () => {
          const lacks = as === 'duplicate' && original === null;
          setMissing(lacks);
          return lacks ? null : { type: 'dismiss', as, original, reason };
        },
      }}
      elsewhere={
        ready ? { stream: original, command: { type: 'attachDuplicate', duplicate: scope.stream } } : null
      }
      behalf
      onClose={onClose}
    >
      <Choice
        label={t('record.dismiss.as')}
        value={as}
        options={dismissals.map((value) => ({ value, label: t(`record.dismiss.kinds.${value}`) }))}
        onChange={setAs}
      />
      {as === 'duplicate' && (
        <IncidentField
          scope={scope}
          label={t('record.dismiss.original')}
          value={chosen}
          onChange={setChosen}
          placeholder={t('record.dismiss.originalPlaceholder')}
          error={missing && chosen === null ? t('record.dismiss.chooseOriginal') : null}
        />
      )}
      <TextArea label={t('record.dismiss.reason')} value={reason} onChange={setReason} rows={1} />
      <Notice>
        {as !== 'duplicate'
          ? t(`record.dismiss.happens.${as}`)
          : ref === undefined
            ? t('record.dismiss.happens.duplicateOpen')
            : t('record.dismiss.happens.duplicate', { ref })}
      </Notice>
    </CommandDialog>
  );
}
