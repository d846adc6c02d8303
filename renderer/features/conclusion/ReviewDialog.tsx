import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClockReading, isCounting } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { participants } from '../../../shared/views/participants.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { PersonField } from '../../command/PersonField.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { reviewReasons } from '../../wording/review-reasons.ts';
import css from './ReviewDialog.module.css';

/** PIR-SCHEDULE: when it is held, by when it must be, and who leads it, which is nobody who commanded. */
export function ReviewDialog({
  scope,
  readings,
  onClose,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const [held, setHeld] = useState('');
  const [facilitator, setFacilitator] = useState<PersonId | null>(null);
  const commanded = incident.roleHistory.some(({ role, person }) => role === 'IC' && person === facilitator);
  const due = readings.find((reading) => reading.kind === 'review' && isCounting(reading));
  const report = readings.find((reading) => reading.kind === 'report' && isCounting(reading));
  const mandatory = reviewReasons(incident, scope.pack);
  const heldAt = readMoment(held, Date.now(), 'future');
  return (
    <CommandDialog
      scope={scope}
      title={t('bridge.review.title')}
      description={t('bridge.review.why')}
      act={{
        label: t('bridge.review.title'),
        command: () =>
          heldAt !== null && facilitator ? { type: 'scheduleReview', heldAt, facilitator } : null,
      }}
      behalf
      onClose={onClose}
    >
      {incident.review && (
        <p>
          {t('bridge.review.scheduled')} <TimeOf at={incident.review.heldAt} weekday localOnly /> ·{' '}
          {personName(directory, incident.review.facilitator)}
        </p>
      )}
      {mandatory !== null && <p>{mandatory}</p>}
      {due ? (
        <dl className={css.dates}>
          {due.adviseAt !== null && (
            <>
              <dt>{t('bridge.review.better')}</dt>
              <dd>
                <TimeOf at={due.adviseAt} weekday localOnly />
                {report && (
                  <>
                    {' '}
                    {t('bridge.review.asReport')} <TimeOf at={report.dueAt} weekday localOnly />
                  </>
                )}
              </dd>
            </>
          )}
          <dt>{t('bridge.review.dueBy')}</dt>
          <dd>
            <TimeOf at={due.dueAt} weekday localOnly />
          </dd>
        </dl>
      ) : (
        <p>{t('bridge.review.optional')}</p>
      )}
      <MomentField
        label={t('bridge.review.heldAt')}
        value={held}
        onChange={setHeld}
        lean="future"
        autoFocus
      />
      {due && heldAt !== null && heldAt > due.dueAt && (
        <Notice kind="warned">{t('bridge.review.tooLate')}</Notice>
      )}
      <PersonField
        scope={scope}
        label={t('bridge.review.facilitator')}
        value={facilitator}
        onChange={setFacilitator}
        placeholder={t('bridge.dialog.typeName')}
        hint={t('bridge.review.notCommander')}
      />
      {commanded && <Notice kind="warned">{t('bridge.review.commanded')}</Notice>}
      <p className={css.invited}>
        {t('bridge.review.invited', {
          names: participants(incident)
            .map(({ person }) => personName(directory, person))
            .join(', '),
        })}
      </p>
    </CommandDialog>
  );
}
