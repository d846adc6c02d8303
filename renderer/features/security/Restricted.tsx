import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { holderOf, type Incident } from '../../../shared/incident/state.ts';
import { warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import css from './security.module.css';

/** CLS-SECURITY: what somebody sees who does not need to know: that it is there, and whom to ask. */
export function Restricted({
  incident,
  onLeave,
}: {
  readonly incident: Incident;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  useShortcuts(t('security.closedDoor.title'), [
    { key: 'Enter', label: t('security.closedDoor.toList'), run: onLeave },
    { key: 'Escape', label: '', run: onLeave },
  ]);
  const people = new Set([
    ...(incident.restrictedTo ?? []),
    ...(incident.assignee === null ? [] : [incident.assignee]),
    ...warRoomRoles.flatMap((role) => holderOf(incident, role) ?? []),
  ]);
  return (
    <EmptyState
      title={t('security.closedDoor.title')}
      text={t('security.closedDoor.text', { ref: incident.ref })}
    >
      <div className={css.door}>
        <p>{t('security.closedDoor.who')}</p>
        <ul>
          {[...people].map((id) => (
            <li key={id}>{personName(directory, id)}</li>
          ))}
        </ul>
        <p className={css.quiet}>{t('security.closedDoor.ask')}</p>
        <Button kind="primary" shortcut="Enter" onClick={onLeave}>
          {t('security.closedDoor.toList')}
        </Button>
      </div>
    </EmptyState>
  );
}
