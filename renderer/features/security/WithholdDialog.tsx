import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { personName } from '../../../shared/directory/state.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { listOf } from '../../i18n.ts';
import { TextArea } from '../../ui/TextField.tsx';
import { machineZone, momentText } from '../../ui/zoned.ts';

/** The office whose word withholds and releases citizen messages (2.4). */
const OFFICE = 'CISO';

/** CLS-SECURITY: a citizen message that the CISO withholds stays visibly unmet; released, it may be told again. */
export function WithholdDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, directory, pack } = scope;
  const at = useOfficeTime(directory);
  const [reason, setReason] = useState('');
  const { withheld } = incident;
  const who = listOf(
    holdersOf(directory, OFFICE, incident.services, at).map((id) => personName(directory, id)),
  );
  const office = pack.offices[OFFICE] ?? OFFICE;
  const word = t('security.withhold.who', { office, who: who || office });
  if (withheld)
    return (
      <CommandDialog
        scope={scope}
        title={t('security.release.title')}
        description={
          <>
            {t('security.release.why', {
              name: personName(directory, withheld.by),
              at: momentText(withheld.at, machineZone, Date.now()),
              reason: withheld.reason,
            })}{' '}
            {word}
          </>
        }
        act={{ label: t('security.release.act'), command: () => ({ type: 'releaseMessages' }) }}
        behalf
        onClose={onClose}
      />
    );
  return (
    <CommandDialog
      scope={scope}
      title={t('security.withhold.title')}
      description={
        <>
          {t('security.withhold.why')} {word}
        </>
      }
      act={{
        label: t('security.withhold.act'),
        command: () => ({ type: 'withholdMessages', reason }),
      }}
      behalf
      onClose={onClose}
    >
      <TextArea label={t('security.withhold.reason')} value={reason} onChange={setReason} autoFocus />
    </CommandDialog>
  );
}
