import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appointment, personName } from '../../../shared/directory/state.ts';
import { useConsole } from '../../bridge/store.ts';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { SaveDialog } from './SaveDialog.tsx';

/** Ends an appointment, now or at a date. What was done under it stays as it was done. */
export function EndAppointment({
  appointment,
  onClose,
}: {
  readonly appointment: Appointment;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const [until, setUntil] = useState('');
  const name = personName(directory, appointment.person);
  return (
    <SaveDialog
      title={t('directory.offices.endTitle', { name })}
      label={t('directory.offices.end')}
      size="small"
      grave
      command={() => {
        const at = readMoment(until, Date.now(), 'future');
        if (until.trim() !== '' && at === null) return { missing: t('directory.missing.date') };
        return { type: 'endAppointment', appointment: appointment.id, until: at };
      }}
      onClose={() => onClose()}
    >
      <MomentField
        label={t('directory.fields.until')}
        value={until}
        onChange={setUntil}
        lean="future"
        empty={t('directory.offices.endsNow')}
      />
    </SaveDialog>
  );
}
