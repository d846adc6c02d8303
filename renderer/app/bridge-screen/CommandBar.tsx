import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import { type Incident, priorityOf } from '../../../shared/incident/state.ts';
import { peopleToTell } from '../../../shared/views/due-lines.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { targetsOf } from '../../command/tell.ts';
import { Button } from '../../ui/Button.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import css from './bridge.module.css';
import { barCommands, type CommandName, commandKeys, MORE_KEY } from './commands.ts';
import type { NextStep } from './what-now.ts';

/** The one next thing the policy asks for, and beside it everything that can be done now, each with its key. */
export const CommandBar = memo(function CommandBar({
  scope,
  next,
  onCommand,
  onNext,
  onMore,
  hiddenBreached,
  onShowDue,
}: {
  readonly scope: Scope;
  readonly next: NextStep | null;
  readonly onCommand: (command: CommandName) => void;
  readonly onNext: (step: NextStep) => void;
  readonly onMore: () => void;
  /** How many breached clocks stand in a column that is hidden. */
  readonly hiddenBreached: number;
  readonly onShowDue: () => void;
}) {
  const { t } = useTranslation();
  const { incident } = scope;
  const at = useOfficeTime(scope.directory);
  const others = barCommands(incident);
  return (
    <div className={css.bar} role="toolbar" aria-label={t('bridge.bar.label')}>
      <div className={css.next}>
        {hiddenBreached > 0 && (
          <button type="button" className={css.hiddenDue} title={t('bridge.keys.left')} onClick={onShowDue}>
            {t('bridge.due.breached', { count: hiddenBreached })}
          </button>
        )}
        <span className={css.now}>{t('bridge.bar.now')}</span>
        {next ? (
          <>
            <span className={css.says} title={sentence(next)}>
              {sentence(next)}
            </span>
            {next.dueAt !== null && (
              <span className={css.due}>
                <Countdown dueAt={next.dueAt} />
              </span>
            )}
            <Button small kind="primary" shortcut="Alt+N" onClick={() => onNext(next)}>
              {t(`bridge.commands.${next.command}`)}
            </Button>
          </>
        ) : (
          <span className={css.says}>{closing(incident)}</span>
        )}
      </div>
      <div className={css.others}>
        {others.map((command) => (
          <Button
            key={command}
            small
            kind="quiet"
            shortcut={commandKeys[command]}
            title={`${t(`bridge.commands.${command}`)} (${commandKeys[command]})`}
            onClick={() => onCommand(command)}
          >
            {t(`bridge.commands.${command}`)}
          </Button>
        ))}
      </div>
      {next && (
        <Button
          small
          kind="quiet"
          shortcut={MORE_KEY}
          title={`${t('bridge.bar.more')} (${MORE_KEY})`}
          onClick={onMore}
        >
          {t('bridge.bar.more')}
        </Button>
      )}
    </div>
  );

  function sentence({ says, step, subject, tells }: NextStep): string {
    const label = step === undefined ? '' : stepLabel(step);
    if (tells) return tellText(tells);
    // A P4 is answered to whoever reported it (5.1).
    if (priorityOf(incident) === 'P4' && isMessage(says)) return t(`bridge.now.reporter.${says}`);
    const what = subject !== undefined ? subjectText(subject) : channelsOf(says);
    if (says === 'citizenFirst' && what === '') return t('bridge.now.citizenFirstAny');
    if (says === 'citizenUpdate' && what === '') return t('bridge.now.citizenUpdateAny');
    return t(`bridge.now.${says}`, { step: label, what });
  }

  /** NTF-*: how many, and who: the offices as the policy names them. */
  function tellText(tells: readonly ClockReading[]): string {
    const targets = targetsOf(
      scope,
      tells,
      at,
      tells.map(({ key }) => key),
    );
    const [one] = targets;
    if (!one) return '';
    if (targets.length > 1)
      return t('bridge.now.notify', {
        count: peopleToTell(scope, tells, at),
        offices: [...new Set(targets.map(({ office }) => office))].join(', '),
      });
    const [who] = one.reach;
    if (one.office === '') return one.title;
    return who
      ? t('bridge.due.tellWho', { name: who.name, office: one.office })
      : t('bridge.due.tellOffice', { office: one.office });
  }

  function stepLabel(step: string): string {
    const { triageSteps, activationSteps, standDownSteps } = scope.pack;
    return (
      { ...triageSteps, ...activationSteps, ...standDownSteps }[step as keyof typeof triageSteps] ?? step
    );
  }

  function subjectText(id: string): string {
    const page = incident.pages.find((one) => one.id === id);
    if (page) {
      const whom = page.answerBy < at && page.next !== null ? page.next : page.person;
      return personName(scope.directory, whom);
    }
    return incident.actions.get(id)?.text ?? incident.decisions.find((one) => one.id === id)?.question ?? '';
  }

  /** CLK-CITIZEN-FIRST, CLK-CITIZEN-UPDATE: the channels that it takes; of the first message those still open. */
  function channelsOf(says: NextStep['says']): string {
    const priority = priorityOf(incident);
    if (priority === null || (says !== 'citizenFirst' && says !== 'citizenUpdate')) return '';
    const asked = scope.pack.clocks[says][priority]?.channels ?? [];
    const carried = new Set(incident.messages.flatMap(({ channels }) => channels));
    const open = says === 'citizenFirst' ? asked.filter((channel) => !carried.has(channel)) : [];
    return (open.length > 0 ? open : asked)
      .map((channel) => scope.pack.channels[channel] ?? channel)
      .join(', ');
  }

  function closing({ closure, dismissal }: Incident): string {
    if (dismissal) {
      const { as, original } = dismissal;
      const was = t(`timeline.dismissed.${as}`, { ref: original?.ref ?? '' });
      return `${was}: ${dismissal.reason}`;
    }
    return closure ? t('bridge.bar.closed') : '';
  }
});

const messages = ['citizenFirst', 'citizenUpdate', 'restored'] as const;
const isMessage = (says: NextStep['says']): says is (typeof messages)[number] =>
  messages.some((one) => one === says);
