import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { currentWarRoom, holderOf, isOpen, type RoleSpell } from '../../../shared/incident/state.ts';
import { type WarRoomRole, warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Panel } from '../../ui/Panel.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './RolesPanel.module.css';

/** WAR-ROLES: who holds each role since when; a vacancy stands out because its clocks fall to somebody else. */
export const RolesPanel = memo(function RolesPanel({
  scope,
  onAssign,
}: {
  readonly scope: Scope;
  readonly onAssign: (role: WarRoomRole) => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory, me } = scope;
  const [history, setHistory] = useState(false);
  const vacant = warRoomRoles.filter((role) => holderOf(incident, role) === null).length;
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
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('bridge.roles.title')}>
        {warRoomRoles.map((role) => {
          const holder = holderOf(incident, role);
          const since = incident.roles[role]?.heads.at(-1)?.at;
          return (
            <li key={role}>
              <button
                type="button"
                data-row
                className={css.row}
                data-vacant={(holder === null && inWarRoom) || undefined}
                disabled={!isOpen(incident)}
                title={`${pack.roles[role].name}: ${pack.roles[role].duties.join('; ')}`}
                onClick={() => onAssign(role)}
              >
                <span className={css.role}>{pack.roles[role].short}</span>
                {holder === null ? (
                  <span className={css.vacant}>{t('bridge.roles.vacant')}</span>
                ) : (
                  <span className={css.name} data-own={holder === me || undefined}>
                    {personName(directory, holder)}
                  </span>
                )}
                {holder !== null && since !== undefined && <TimeOf at={since} localOnly bare />}
              </button>
            </li>
          );
        })}
      </ul>
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

function Spell({
  spell: { role, person, note, done },
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
          {t('bridge.roles.by', { name: shortName(personName(directory, done.by)) })}
        </span>
        {note !== '' && <span className={css.note}>{note}</span>}
      </span>
    </li>
  );
}
