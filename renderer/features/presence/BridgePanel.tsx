import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { type BridgeStay, currentWarRoom, isOpen } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import { BridgeLinks } from './BridgeLinks.tsx';
import css from './presence.module.css';
import type { Presence } from './use-presence.ts';

/** WAR-BRIDGE: where the bridge is and who is on it since when; who was, and until when, unfolds. */
export const BridgePanel = memo(function BridgePanel({
  scope,
  presence,
  joinKey,
  openKey,
  onOpen,
  onOthers,
}: {
  readonly scope: Scope;
  readonly presence: Presence;
  readonly joinKey: string;
  readonly openKey: string;
  readonly onOpen: () => void;
  /** Somebody else comes or goes. */
  readonly onOthers: (person?: PersonId) => void;
}) {
  const { t } = useTranslation();
  const { incident, directory, me } = scope;
  const [history, setHistory] = useState(false);
  const room = currentWarRoom(incident);
  if (room === null) return null;
  const open = room.stoodDown === null && isOpen(incident);
  const here = incident.bridgeStays.filter(({ left }) => left === null);
  const gone = incident.bridgeStays.filter(({ left }) => left !== null);
  if (!open && gone.length === 0) return null;
  return (
    <Panel
      id="bridge"
      title={t('bridge.presence.title')}
      flush
      folded={!open}
      aside={
        <>
          {t('bridge.presence.count', { count: here.length })}
          {gone.length > 0 && (
            <button
              type="button"
              className={css.toggle}
              aria-expanded={history}
              onClick={() => setHistory(!history)}
            >
              {t('bridge.presence.history')}
            </button>
          )}
          {open && me !== null && (
            <Button small shortcut={joinKey} busy={presence.busy} onClick={presence.toggle}>
              {t(presence.here ? 'bridge.presence.leave' : 'bridge.presence.join')}
            </Button>
          )}
        </>
      }
    >
      {open && <BridgeLinks bridge={room.bridge} openKey={openKey} onOpen={onOpen} />}
      {presence.rejection && (
        <Notice kind="warned" onDismiss={presence.clear}>
          {describeRejection(presence.rejection)}
        </Notice>
      )}
      {open && here.length === 0 && <p className={css.nobody}>{t('bridge.presence.nobody')}</p>}
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('bridge.presence.title')}>
        {here.map(({ person, joined }) => (
          <li key={person}>
            <button
              type="button"
              data-row
              className={css.row}
              title={t('bridge.presence.leaveOther')}
              onClick={() => onOthers(person)}
            >
              <span className={css.name} data-own={person === me || undefined}>
                {personName(directory, person)}
              </span>
              <TimeOf at={joined.at} localOnly bare />
            </button>
          </li>
        ))}
      </ul>
      {history && (
        <ul className={css.history}>
          {gone.toReversed().map((stay) => (
            <Gone key={`${stay.person}${stay.joined.recordedAt}`} stay={stay} scope={scope} />
          ))}
        </ul>
      )}
    </Panel>
  );
});

function Gone({
  stay: { person, joined, left },
  scope: { directory },
}: {
  readonly stay: BridgeStay;
  readonly scope: Scope;
}) {
  return (
    <li className={css.gone}>
      <span className={css.name}>{personName(directory, person)}</span>
      <span className="figures">
        <TimeOf at={joined.at} localOnly bare />
        {left && (
          <>
            –<TimeOf at={left.at} localOnly bare />
          </>
        )}
      </span>
    </li>
  );
}
