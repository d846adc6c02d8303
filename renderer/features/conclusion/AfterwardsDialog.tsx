import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClockReading, isCounting } from '../../../shared/clocks/reading.ts';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';

export type Afterwards = 'holdReview' | 'publishReport' | 'dailyReport';

const clockOf = { holdReview: 'review', publishReport: 'report', dailyReport: 'dailyReport' } as const;

/** CLK-PIR, CLK-REPORT, CLK-DAILY: it was done; a sentence says what or where. */
export function AfterwardsDialog({
  scope,
  readings,
  what,
  onClose,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly what: Afterwards;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const due = readings.find((reading) => reading.kind === clockOf[what] && isCounting(reading));
  const command = (): IncidentCommand => {
    switch (what) {
      case 'holdReview':
        return { type: 'holdReview', note: text };
      case 'publishReport':
        return { type: 'publishReport', where: text };
      case 'dailyReport':
        return { type: 'giveDailyReport', text };
    }
  };
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t(`bridge.commands.${what}`)}
      description={t(`bridge.afterwards.${what}.why`)}
      act={{ label: t('bridge.afterwards.record'), command }}
      when
      behalf
      onClose={onClose}
    >
      {due && (
        <p>
          {t('bridge.close.dueBy')} <TimeOf at={due.dueAt} weekday localOnly /> ·{' '}
          <Countdown dueAt={due.dueAt} state={due.state} />{' '}
          {due.state !== 'running' && <StateMark state={due.state} />}
        </p>
      )}
      <TextArea
        label={t(`bridge.afterwards.${what}.text`)}
        value={text}
        onChange={setText}
        rows={2}
        autoFocus
      />
    </CommandDialog>
  );
}
