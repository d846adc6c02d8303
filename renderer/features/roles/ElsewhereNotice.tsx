import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { listOf } from '../../i18n.ts';
import { Notice } from '../../ui/Notice.tsx';
import { nameOfOther, useElsewhere } from './use-elsewhere.ts';

/** CLS-MULTI: said before somebody gets a role here who holds one in another war room; the choice stays free. */
export function ElsewhereNotice({
  scope,
  person,
}: {
  readonly scope: Scope;
  readonly person: PersonId | null;
}) {
  const { t } = useTranslation();
  const elsewhere = useElsewhere(scope);
  const others = person === null ? [] : elsewhere(person);
  if (person === null || others.length === 0) return null;
  return (
    <Notice kind="warned">
      {t('bridge.roles.elsewhere', {
        name: personName(scope.directory, person),
        incidents: listOf(others.map((row) => nameOfOther(row, scope.me))),
      })}
    </Notice>
  );
}
