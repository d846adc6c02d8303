import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceLink } from '../../shared/incident/event.ts';
import { useConsole } from '../bridge/store.ts';
import { Button } from '../ui/Button.tsx';
import css from './EvidenceLinks.module.css';

/**
 * Addresses that somebody gave as evidence. In a browser they open in a tab that knows nothing of this one. The desktop
 * window opens no address at all (design §9): there the text stands with a button that copies it.
 */
export function EvidenceLinks({ links }: { readonly links: readonly EvidenceLink[] }) {
  const opens = useConsole(({ session }) => session?.shell === 'browser');
  const safe = links.filter(({ url }) => /^https?:\/\//i.test(url));
  if (safe.length === 0) return null;
  return (
    <span className={css.links}>
      {safe.map(({ label, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same address may stand twice and never moves.
        <span key={index} className={css.link}>
          {opens ? (
            <a href={url} target="_blank" rel="noreferrer noopener" title={url}>
              {label}
            </a>
          ) : (
            <>
              {label} <span className={css.address}>{url}</span>
              <Copy text={url} />
            </>
          )}
        </span>
      ))}
    </span>
  );
}

function Copy({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'copy' | 'copied' | 'copyFailed'>('copy');
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('copyFailed'),
    );
  return (
    <Button small kind="quiet" onClick={copy}>
      {t(`investigation.${said}`)}
    </Button>
  );
}
