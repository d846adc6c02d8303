import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../bridge/scope.ts';
import { ClockMoves } from '../../command/ClockMoves.tsx';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { previewed } from '../../command/preview.ts';
import { Checkbox } from '../../ui/Choice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { machineZone, momentText } from '../../ui/zoned.ts';
import css from './record.module.css';

/** INT-RECORD, INT-DETECTION: a time that was wrong, with the reason; what moves with it is shown before. */
export function TimesDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident } = scope;
  const [detected, setDetected] = useState('');
  const [onset, setOnset] = useState('');
  const [unknown, setUnknown] = useState(false);
  const [reason, setReason] = useState('');
  const now = Date.now();
  const read = (text: string) => readMoment(text, now);
  const unreadable = (text: string) => text.trim() !== '' && read(text) === null;
  const text = (at: number) => momentText(at, machineZone, now);
  const after =
    read(detected) === null
      ? null
      : previewed(
          scope,
          { type: 'timesCorrected', body: { detectedAt: read(detected), onsetAt: null, reason } },
          now,
        );
  return (
    <CommandDialog
      scope={scope}
      title={t('record.times.title')}
      description={t('record.times.why')}
      act={{
        label: t('record.times.title'),
        command: () =>
          unreadable(detected) || (unreadable(onset) && !unknown)
            ? null
            : {
                type: 'correctTimes',
                detectedAt: read(detected),
                onsetAt: unknown ? null : read(onset),
                onsetUnknown: unknown,
                reason,
              },
      }}
      onClose={onClose}
    >
      <div className={css.pair}>
        <MomentField
          label={t('record.times.detected')}
          value={detected}
          onChange={setDetected}
          empty={t('record.times.detectedIs', { at: text(incident.detectedAt) })}
          autoFocus
        />
        <MomentField
          label={t('record.times.onset')}
          value={unknown ? '' : onset}
          onChange={setOnset}
          empty={
            incident.onsetAt === null
              ? t('record.times.onsetUnknown')
              : t('record.times.onsetIs', { at: text(incident.onsetAt) })
          }
        />
      </div>
      {incident.onsetAt !== null && (
        <Checkbox label={t('record.times.takeBack')} checked={unknown} onChange={setUnknown} />
      )}
      <TextArea label={t('record.times.reason')} value={reason} onChange={setReason} rows={1} />
      <ClockMoves scope={scope} after={after} />
      {incident.corrections.length > 0 && (
        <div className={css.earlier}>
          <p className={css.label}>{t('record.times.earlier')}</p>
          <ul>
            {incident.corrections.map(({ field, was, reason: why, recordedAt }) => {
              const what = t(field === 'detectedAt' ? 'record.times.detected' : 'record.times.onset');
              return (
                <li key={`${field}${recordedAt}`}>
                  {was === null
                    ? t('record.times.wasUnknown', { field: what })
                    : t('record.times.was', { field: what, at: text(was) })}
                  <span className={css.quiet}> · {why}</span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </CommandDialog>
  );
}
