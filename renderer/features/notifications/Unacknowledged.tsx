import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { tellingTitle } from '../../../shared/views/due-lines.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Button } from '../../ui/Button.tsx';
import { moveBetweenRows, useCursorKept } from '../../ui/roving.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './TellDialog.module.css';
import type { Telling } from './use-telling.ts';

/** NTF-PROOF: who was told and has not said so yet. */
export function Unacknowledged({
  scope: { incident, pack, directory },
  telling,
}: {
  readonly scope: Scope;
  readonly telling: Telling;
}) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const kept = useCursorKept(list);
  const waiting = incident.notifications.filter(({ acknowledged }) => acknowledged === null);
  if (waiting.length === 0) return null;
  return (
    <section>
      <h3 className={css.heading}>{t('bridge.tell.waiting', { count: waiting.length })}</h3>
      <ul
        ref={list}
        onKeyDown={moveBetweenRows}
        {...kept}
        aria-label={t('bridge.tell.waiting', { count: waiting.length })}
      >
        {waiting.map(({ id, rule, person, channel, at, proof }) => (
          <li key={id} className={css.told}>
            <TimeOf at={at} localOnly bare />
            <span className={css.who}>
              <b>{person === null ? proof : personName(directory, person)}</b>
              <span className={css.office}>
                {tellingTitle(pack, rule)} · {t(`bridge.tell.channels.${channel}`)}
              </span>
            </span>
            <Button small data-row busy={telling.busy} onClick={() => void telling.acknowledge(id)}>
              {t('bridge.tell.acknowledge')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
