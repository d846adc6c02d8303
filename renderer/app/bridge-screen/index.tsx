import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { mayOpen } from '../../../shared/views/need-to-know.ts';
import { useIncident } from '../../bridge/hooks.ts';
import { useScope } from '../../bridge/scope.ts';
import { Restricted } from '../../features/security/Restricted.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { go } from '../route.ts';
import { OpenBridge } from './OpenBridge.tsx';

/** The bridge of an incident: what is owed, what happened, who is doing what. */
export default function Bridge({ stream }: { readonly stream: StreamId }) {
  const { t } = useTranslation();
  const load = useIncident(stream);
  switch (load.state) {
    case 'loading':
      return null;
    case 'missing':
      return (
        <EmptyState title={t('shell.missing.title')} text={t('shell.missing.text')}>
          <Button kind="primary" autoFocus onClick={() => go({ screen: 'incidents' })}>
            {t('shell.missing.toList')}
          </Button>
        </EmptyState>
      );
    case 'open':
      return <Scoped key={stream} stream={stream} incident={load.incident} />;
  }
}

function Scoped({ stream, incident }: { readonly stream: StreamId; readonly incident: Incident }) {
  const scope = useScope(stream, incident);
  if (!scope) return null;
  if (!mayOpen(incident, scope.me))
    return <Restricted incident={incident} onLeave={() => go({ screen: 'incidents' })} />;
  return <OpenBridge scope={scope} />;
}
