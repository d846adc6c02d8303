import { TriangleAlert } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import {
  currentWarRoom,
  holderOf,
  type Incident,
  isOpen,
  type RoleSpell,
} from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { type WarRoomRole, warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Elapsed } from '../../ui/Countdown.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import css from './RolesPanel.module.css';
import { useElsewhere } from './use-elsewhere.ts';

/** WAR-ROLES: who holds each role for how long; a vacancy stands out because its clocks fall to somebody else. */
export const RolesPanel = memo(function RolesPanel({
  scope,
  onAssign,
  onAnswer,
}: {
  readonly scope: Scope;
  readonly onAssign: (role: WarRoomRole) => void;
  /** The role is on offer. */
  readonly onAnswer: (role: WarRoomRole) => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory, me } = scope;
  const elsewhere = useElsewhere(scope);
  const [history, setHistory] = useState(false);
  const vacant = warRoomRoles.filter((role) => holderOf(incident, role) === null).length;
  // Without a war room nobody is missed: five empty places would say otherwise.
  const unneeded =
    currentWarRoom(incident) === null && vacant === warRoomRoles.length && incident.roleHistory.length === 0;
  const inWarRoom = currentWarRoom(incident)?.stoodDown === null;
  return (
    <Panel
      id="roles"
      title={t('bridge.roles.title')}
      flush
      aside={
        <>
          {inWarRoom && vacant > 0 && t('bridge.roles.vacantCount', { count: vacant })}
          {incident.roleHistory.length > 0 && (
            <button
              type="button"
              className={css.toggle}
              aria-expanded={history}
              onClick={() => setHistory(!history)}
            >
              {t('bridge.roles.history')}
            </button>
          )}
        </>
      }
    >
      {unneeded && (
        <EmptyState compact title={t('bridge.roles.noWarRoom')} text={t('bridge.roles.allTheSame')} />
      )}
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('bridge.roles.title')}>
        {(unneeded ? [] : warRoomRoles).map((role) => {
          const holder = holderOf(incident, role);
          const since = sinceWhen(incident, role);
          const offer = incident.roleOffers.find((one) => one.role === role);
          return (
            <li key={role}>
              <button
                type="button"
                data-row
                className={css.row}
                data-vacant={(holder === null && inWarRoom) || undefined}
                disabled={!isOpen(incident)}
                title={`${pack.roles[role].name}: ${pack.roles[role].duties.join('; ')}`}
                onClick={() => (offer ? onAnswer(role) : onAssign(role))}
              >
                <span className={css.role}>{pack.roles[role].short}</span>
                {holder === null ? (
                  <span className={css.vacant}>
                    {inWarRoom && <TriangleAlert size={12} aria-hidden />} {t('bridge.roles.vacant')}
                  </span>
                ) : (
                  <span className={css.name} data-own={holder === me || undefined}>
                    {personName(directory, holder)}
                  </span>
                )}
                {since !== null && isOpen(incident) && (holder !== null || inWarRoom) && (
                  <span className={css.since}>
                    <Elapsed since={since} />
                  </span>
                )}
                {offer && (
                  <span className={css.offer}>
                    {t('bridge.roles.offeredTo', { name: personName(directory, offer.to) })}{' '}
                    <Elapsed since={offer.at} />
                  </span>
                )}
              </button>
              {holder !== null && <Elsewhere others={elsewhere(holder)} me={me} />}
            </li>
          );
        })}
      </ul>
      {holderOf(incident, 'IC') !== null && holderOf(incident, 'IC') === holderOf(incident, 'SCRIBE') && (
        <p className={css.warning}>
          <TriangleAlert size={13} aria-hidden /> {t('bridge.roles.commanderAndScribe')}
        </p>
      )}
      {history && (
        <ol className={css.history}>
          {incident.roleHistory.toReversed().map((spell) => (
            <Spell key={`${spell.role}${spell.done.recordedAt}`} spell={spell} scope={scope} />
          ))}
        </ol>
      )}
    </Panel>
  );
});

/** Since when it is held by whom it is, or vacant: from the last change, or from when there was a war room to hold it in. */
function sinceWhen(incident: Incident, role: WarRoomRole): Instant | null {
  const last = incident.roleHistory.findLast((spell) => spell.role === role);
  return last?.done.at ?? currentWarRoom(incident)?.startsAt ?? null;
}

function Spell({
  spell: { role, person, note, by, done },
  scope: { pack, directory },
}: {
  readonly spell: RoleSpell;
  readonly scope: Scope;
}) {
  const { t } = useTranslation();
  return (
    <li className={css.spell}>
      <TimeOf at={done.at} localOnly bare />
      <span>
        {pack.roles[role].short}: {person === null ? t('bridge.roles.vacant') : personName(directory, person)}
        <span className={css.by}>
          {' '}
          {t(`bridge.roles.cameBy.${by}`, { name: shortName(personName(directory, done.by)) })}
        </span>
        {note !== '' && <span className={css.note}>{note}</span>}
      </span>
    </li>
  );
}
