import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { userReports } from '../../../shared/clocks/reports.ts';
import { type DetectionMethod, detectionMethods } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import css from './record.module.css';

/** Another report of the same: it counts towards "several reports" (5.1), and its users are asked before closing. */
export function ReportDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, pack } = scope;
  const [method, setMethod] = useState<DetectionMethod>('user report');
  const [by, setBy] = useState('');
  const [text, setText] = useState('');
  const start = useRef<HTMLInputElement>(null);
  return (
    <CommandDialog
      scope={scope}
      title={t('record.report.title')}
      description={t('record.report.why')}
      act={{
        label: t('record.report.title'),
        command: () => ({ type: 'recordReport', method, reportedBy: by, text }),
      }}
      initialFocus={start}
      when
      onClose={onClose}
    >
      <TextField
        ref={start}
        label={t('record.report.by')}
        value={by}
        onChange={setBy}
        maxLength={300}
        placeholder={t('record.report.byPlaceholder')}
      />
      <TextArea label={t('record.report.text')} value={text} onChange={setText} />
      <Choice
        label={t('record.report.method')}
        value={method}
        options={detectionMethods.map((value) => ({ value, label: pack.detectionMethods[value] }))}
        onChange={setMethod}
      />
      <p className={css.quiet}>
        {t('record.report.count', { count: userReports(incident).length })}{' '}
        {t('record.report.several', { several: pack.severalReports })}
      </p>
    </CommandDialog>
  );
}
