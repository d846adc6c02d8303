import { useTranslation } from 'react-i18next';
import type { Scope } from '../../bridge/scope.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import { Unacknowledged } from './Unacknowledged.tsx';
import { useTelling } from './use-telling.ts';

/** NTF-PROOF: they said that they know; Enter on a line records it. */
export function AcknowledgedDialog({
  scope,
  onClose,
}: {
  readonly scope: Scope;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const telling = useTelling(scope);
  const open = scope.incident.notifications.some(({ acknowledged }) => acknowledged === null);
  return (
    <Dialog open onClose={onClose} title={t('bridge.commands.acknowledgeTold')}>
      {!open && <EmptyState compact title={t('bridge.tell.allAcknowledged')} />}
      <Unacknowledged scope={scope} telling={telling} />
      {telling.rejection && <Notice kind="warned">{describeRejection(telling.rejection)}</Notice>}
    </Dialog>
  );
}
