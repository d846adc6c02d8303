import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Incident, priorityOf } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
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

  function sentence({ says, step, subject }: NextStep): string {
    const label = step === undefined ? '' : stepLabel(step);
    const what = subject !== undefined ? subjectText(subject) : says === 'citizenFirst' ? openChannels() : '';
    if (says === 'citizenFirst' && what === '') return t('bridge.now.citizenFirstAny');
    return t(`bridge.now.${says}`, { step: label, what });
  }

  function stepLabel(step: string): string {
    const { triageSteps, activationSteps, standDownSteps } = scope.pack;
    return (
      { ...triageSteps, ...activationSteps, ...standDownSteps }[step as keyof typeof triageSteps] ?? step
    );
  }

  function subjectText(id: string): string {
    return incident.actions.get(id)?.text ?? incident.decisions.find((one) => one.id === id)?.question ?? '';
  }

  /** CLK-CITIZEN-FIRST: the channels that have not carried a message yet. */
  function openChannels(): string {
    const priority = priorityOf(incident);
    const asked = (priority && scope.pack.clocks.citizenFirst[priority]?.channels) || [];
    const carried = new Set(incident.messages.flatMap(({ channels }) => channels));
    const open = asked.filter((channel) => !carried.has(channel));
    return (open.length > 0 ? open : asked)
      .map((channel) => scope.pack.channels[channel] ?? channel)
      .join(', ');
  }

  function closing({ closure }: Incident): string {
    return closure ? t('bridge.bar.closed') : '';
  }
});
