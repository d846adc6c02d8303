import { useTranslation } from 'react-i18next';
import { type Directory, personName } from '../../../shared/directory/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './ActionsPanel.module.css';
import { type ActionAct, actionActs } from './acts.ts';
import type { ActionRow } from './rows.ts';

/** The chosen action in full, what was changed about it and why, and what can be done with it. */
export function ActionDetail({
  row: { id, text, due, state, owner, item },
  directory,
  onAct,
}: {
  readonly row: ActionRow;
  readonly directory: Directory;
  readonly onAct: (act: ActionAct, action: EventId) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={css.detail}>
      <p className={css.full}>{text}</p>
      <p className={css.facts}>
        {owner && personName(directory, owner)} · {t('bridge.actions.dueAt')} <TimeOf at={due} />
        {item.permanentFix && ` · ${t('bridge.actions.permanentFix')}`}
      </p>
      {item.changes.map((change) => (
        <p key={change.recordedAt} className={css.facts}>
          {change.due !== undefined ? t('bridge.actions.wasDue') : t('bridge.actions.wasOwned')}{' '}
          {change.due !== undefined && <TimeOf at={change.due} localOnly />}
          {change.owner !== undefined && personName(directory, change.owner)} ·{' '}
          {shortName(personName(directory, change.by))}
          {change.reason !== '' && `: ${change.reason}`}
        </p>
      ))}
      {state !== 'done' && (
        <div className={css.acts}>
          {actionActs
            .filter(({ act }) => act !== 'start' || state === 'open')
            .map(({ act, key }) => (
              <Button key={act} small shortcut={key} onClick={() => onAct(act, id)}>
                {t(`bridge.actions.acts.${act}`)}
              </Button>
            ))}
        </div>
      )}
    </div>
  );
}
