import { useTranslation } from 'react-i18next';
import type { WarRoom } from '../../../shared/incident/state.ts';
import { EvidenceLinks } from '../../command/EvidenceLinks.tsx';
import { Button } from '../../ui/Button.tsx';
import css from './presence.module.css';

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** Where the bridge is. Only a web address can be followed; anything else, a number to dial, is text. */
export function BridgeLinks({
  bridge,
  openKey,
  onOpen,
}: {
  readonly bridge: WarRoom['bridge'];
  readonly openKey: string;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation();
  const places = (['video', 'chat'] as const).filter((place) => (bridge?.[place] ?? '') !== '');
  if (bridge === null || places.length === 0)
    return (
      <p className={css.closed}>
        <span>{t('bridge.presence.closed')}</span>
        <Button small shortcut={openKey} onClick={onOpen}>
          {t('bridge.commands.openBridge')}
        </Button>
      </p>
    );
  return (
    <dl className={css.places}>
      {places.map((place) => (
        <div key={place}>
          <dt>{t(`bridge.presence.${place}`)}</dt>
          <dd>
            {isAddress(bridge[place]) ? (
              <EvidenceLinks links={[{ label: shown(bridge[place]), url: bridge[place] }]} />
            ) : (
              <span className={css.number}>{bridge[place]}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The address without what every address has. */
const shown = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
