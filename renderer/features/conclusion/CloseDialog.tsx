import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClockReading, isCounting } from '../../../shared/clocks/reading.ts';
import type { CommandOf } from '../../../shared/incident/command.ts';
import {
  byUsers,
  type ClosureCriterion,
  closureCriteria,
  missingForClosure,
  usersHaveUntil,
} from '../../../shared/incident/decide/closure.ts';
import { recurrenceOf, recurrenceSubject } from '../../../shared/incident/recurrence.ts';
import { type UserConfirmation, userConfirmations } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { listOf } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Choice } from '../../ui/Choice.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './CloseDialog.module.css';
import { Criteria } from './Criteria.tsx';

type Said = Omit<CommandOf<'close'>, 'type'>;

const nothingSaid: Said = {
  rootCause: '',
  category: '',
  lessons: '',
  serviceNormal: false,
  slaAcceptable: false,
  userConfirmation: 'not reported by users',
  usersNotified: false,
  statusPageUpdated: false,
  recurring: false,
  handOff: '',
};

/** CLO-CRITERIA, CLO-DOCS: what closing needs, what of it is missing, and the final words of the record. */
export function CloseDialog({
  scope,
  readings,
  onAskUsers,
  onClose,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly onAskUsers: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, stream } = scope;
  const summaries = useConsole((state) => state.summaries);
  const [said, setSaid] = useState(nothingSaid);
  const set = (change: Partial<Said>) => setSaid({ ...said, ...change });
  const command: CommandOf<'close'> = { type: 'close', ...said };
  const recurrence = recurrenceOf(
    recurrenceSubject(stream, incident, said.category || null),
    summaries,
    pack,
  );
  const missing = missingForClosure(incident, command, { occurredAt: Date.now(), pack, recurrence });
  const recurs = said.recurring || recurrence !== null;
  const asked = byUsers(incident);
  const until = usersHaveUntil(incident, scope);
  const due = readings.find((reading) => reading.kind === 'close' && isCounting(reading));
  const concerns: Readonly<Partial<Record<ClosureCriterion, boolean>>> = {
    userConfirmation: asked,
    usersNotified: incident.withheld === null,
    statusPage: missingForClosure(
      incident,
      { ...command, statusPageUpdated: false },
      { occurredAt: Date.now(), pack, recurrence },
    ).includes('statusPage'),
    permanentFix: incident.resolution?.kind === 'workaround',
    handOff: recurs,
    standDown: incident.warRooms.length > 0,
  };
  const concerning = closureCriteria.filter((criterion) => concerns[criterion] ?? true);
  return (
    <CommandDialog
      scope={scope}
      size="large"
      title={t('bridge.close.title')}
      description={t('bridge.close.final')}
      act={{ label: t('bridge.close.title'), command: () => command }}
      behalf
      onClose={onClose}
    >
      <div className={css.columns}>
        <div className={css.fields}>
          <TextArea
            label={t('bridge.close.rootCause')}
            hint={t('bridge.close.provisional')}
            value={said.rootCause}
            onChange={(rootCause) => set({ rootCause })}
            autoFocus
          />
          <Select
            label={t('bridge.close.category')}
            value={said.category || null}
            options={Object.entries(pack.rootCauses).map(([value, label]) => ({ value, label }))}
            placeholder={t('bridge.close.chooseCategory')}
            onChange={(category) => set({ category })}
          />
          <TextArea
            label={t('bridge.close.lessons')}
            value={said.lessons}
            onChange={(lessons) => set({ lessons })}
          />
          <div className={css.checks}>
            <Checkbox
              label={t('bridge.close.serviceNormal')}
              checked={said.serviceNormal}
              onChange={(serviceNormal) => set({ serviceNormal })}
            />
            <Checkbox
              label={t('bridge.close.slaAcceptable')}
              checked={said.slaAcceptable}
              onChange={(slaAcceptable) => set({ slaAcceptable })}
            />
            {concerns.usersNotified && (
              <Checkbox
                label={t('bridge.close.usersNotified')}
                checked={said.usersNotified}
                onChange={(usersNotified) => set({ usersNotified })}
              />
            )}
            {concerns.statusPage && (
              <Checkbox
                label={t('bridge.close.statusPageUpdated')}
                checked={said.statusPageUpdated}
                onChange={(statusPageUpdated) => set({ statusPageUpdated })}
              />
            )}
            {recurrence === null && (
              <Checkbox
                label={t('bridge.close.recurring')}
                checked={said.recurring}
                onChange={(recurring) => set({ recurring })}
              />
            )}
          </div>
          {incident.withheld && <p className={css.quiet}>{t('bridge.close.withheld')}</p>}
          {asked && (
            <>
              <Choice
                label={t('bridge.close.userConfirmation')}
                value={said.userConfirmation === 'not reported by users' ? null : said.userConfirmation}
                options={userConfirmations
                  .filter((one) => one !== 'not reported by users')
                  .map((value: UserConfirmation) => ({
                    value,
                    label: t(`bridge.close.confirmations.${value}`),
                  }))}
                onChange={(userConfirmation) => set({ userConfirmation })}
              />
              <p className={css.users}>
                {until === null ? (
                  <>
                    {t('bridge.close.notAsked')}{' '}
                    <Button small onClick={onAskUsers}>
                      {t('bridge.commands.askUsers')}
                    </Button>
                  </>
                ) : (
                  <>
                    {t('bridge.close.askedUntil')} <TimeOf at={until} weekday /> · <Countdown dueAt={until} />
                  </>
                )}
              </p>
            </>
          )}
          {recurrence !== null && (
            <Notice kind="warned" todo={t('bridge.close.recursTodo')}>
              {t('bridge.close.recurs', {
                count: recurrence.count,
                ordinal: true,
                days: recurrence.days,
                refs: listOf(recurrence.others.map(({ ref }) => ref)),
              })}
            </Notice>
          )}
          {recurs && (
            <TextArea
              label={t('bridge.close.handOff')}
              rows={1}
              value={said.handOff}
              onChange={(handOff) => set({ handOff })}
            />
          )}
        </div>
        <div>
          {due && (
            <p className={css.due} data-state={due.state}>
              {t('bridge.close.dueBy')} <TimeOf at={due.dueAt} weekday localOnly /> ·{' '}
              <Countdown dueAt={due.dueAt} state={due.state} />
              {due.state !== 'running' && <StateMark state={due.state} />}
            </p>
          )}
          <Criteria concerning={concerning} missing={missing} />
        </div>
      </div>
    </CommandDialog>
  );
}
