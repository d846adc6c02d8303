import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import css from './CaptureLine.module.css';
import type { LineState } from './line-state.ts';

/** Lines on their way while the next is typed, and lines that were refused meanwhile. Usually nothing. */
export function Pending({
  state: { queue, showing, refused, text, decision },
  onTakeBack,
  onLetGo,
}: {
  readonly state: LineState;
  readonly onTakeBack: (id: CommandId) => void;
  readonly onLetGo: (id: CommandId) => void;
}) {
  const { t } = useTranslation();
  const away = queue.filter(({ id }) => id !== showing);
  return (
    <>
      {refused.map(({ outgoing, rejection }) => (
        <div key={outgoing.id} className={css.waiting} role="alert">
          <p>
            {outgoing.line} <span className={css.refused}>{describeRejection(rejection)}</span>
          </p>
          <Button
            small
            disabled={text !== '' || decision !== null}
            title={t('bridge.line.takeBackHint')}
            onClick={() => onTakeBack(outgoing.id)}
          >
            {t('bridge.line.takeBack')}
          </Button>
          <Button small kind="quiet" onClick={() => onLetGo(outgoing.id)}>
            {t('bridge.line.letGo')}
          </Button>
        </div>
      ))}
      {away.map(({ id, line }) => (
        <p key={id} className={css.away}>
          {line} <span>{t('bridge.line.writing')}</span>
        </p>
      ))}
    </>
  );
}
