import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { IncidentRow } from '../../../shared/incident/row.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import css from './RolesPanel.module.css';
import { nameOfOther } from './use-elsewhere.ts';

/** CLS-MULTI: the other war rooms of whoever holds this role, each one key away. */
export function Elsewhere({
  others,
  me,
}: {
  readonly others: readonly IncidentRow[];
  readonly me: PersonId | null;
}) {
  const { t } = useTranslation();
  return others.map((row) => (
    <a key={row.stream} data-row className={css.double} href={`#/${row.stream}`}>
      <TriangleAlert size={12} aria-hidden /> {t('bridge.roles.alsoIn', { incident: nameOfOther(row, me) })}
    </a>
  ));
}
