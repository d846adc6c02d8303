import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';

/** INT-RECORD: title and impact as they are better known. */
export function DescribeDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(scope.incident.title);
  const [impact, setImpact] = useState(scope.incident.impact);
  return (
    <CommandDialog
      scope={scope}
      title={t('record.describe.title')}
      description={t('record.describe.why')}
      act={{ label: t('record.describe.title'), command: () => ({ type: 'describe', title, impact }) }}
      onClose={onClose}
    >
      <TextField
        label={t('record.describe.heading')}
        value={title}
        onChange={setTitle}
        maxLength={300}
        autoFocus
      />
      <TextArea label={t('record.describe.impact')} value={impact} onChange={setImpact} rows={3} />
    </CommandDialog>
  );
}
