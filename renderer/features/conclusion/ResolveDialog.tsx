import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ResolutionKind, resolutionKinds } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** RES-TIME: how and when service came back; that moment stops the clock. */
export function ResolveDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ResolutionKind | null>(null);
  const [restored, setRestored] = useState('');
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.resolve.title')}
      description={t('bridge.resolve.why')}
      act={{
        label: t('bridge.resolve.title'),
        command: () => {
          const now = Date.now();
          const restoredAt = restored.trim() === '' ? now : readMoment(restored, now);
          setMissing(kind === null);
          return kind && restoredAt !== null ? { type: 'resolve', kind, restoredAt, text } : null;
        },
      }}
      behalf
      onClose={onClose}
    >
      <Choice
        label={missing && kind === null ? t('bridge.resolve.kindMissing') : t('bridge.resolve.kind')}
        value={kind}
        options={resolutionKinds.map((value) => ({ value, label: scope.pack.resolutionKinds[value] }))}
        onChange={setKind}
      />
      {kind === 'workaround' && <p>{t('bridge.resolve.permanentFix')}</p>}
      <MomentField
        label={t('bridge.resolve.restoredAt')}
        value={restored}
        onChange={setRestored}
        empty={t('bridge.dialog.now')}
      />
      <TextArea label={t('bridge.resolve.text')} value={text} onChange={setText} />
    </CommandDialog>
  );
}
