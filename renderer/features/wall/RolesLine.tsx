import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { currentWarRoom, holderOf, type Incident } from '../../../shared/incident/state.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import { useConsole } from '../../bridge/store.ts';
import css from './wall.module.css';

export function RolesLine({ incident, pack }: { readonly incident: Incident; readonly pack: PolicyPack }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const room = currentWarRoom(incident);
  // Nobody is missed where no war room is open.
  const needed = room !== null && room.stoodDown === null;
  return (
    <dl className={css.roles}>
      {warRoomRoles.map((role) => {
        const holder = holderOf(incident, role);
        return (
          <div key={role} className={css.role} data-vacant={needed && holder === null}>
            <dt>{pack.roles[role].short}</dt>
            <dd>{holder === null ? t('wall.vacant') : personName(directory, holder)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
