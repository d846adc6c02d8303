import { LockKeyhole, MessageSquareOff, ShieldAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Button } from '../../ui/Button.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { machineZone, momentText } from '../../ui/zoned.ts';
import css from './security.module.css';

/** CLS-SECURITY: one line that no one can overlook: what kind of incident this is, who may know, what is withheld. */
export const SecurityBanner = memo(function SecurityBanner({
  scope: { incident, directory, pack },
  procedureKey,
  releaseKey,
  onProcedure,
  onRelease,
}: {
  readonly scope: Scope;
  readonly procedureKey: string;
  readonly releaseKey: string;
  readonly onProcedure: () => void;
  readonly onRelease: () => void;
}) {
  const { t } = useTranslation();
  const { security, restrictedTo, withheld } = incident;
  const spell = security ? incident.securitySpells.at(-1) : undefined;
  if (!spell && restrictedTo === null && withheld === null) return null;
  const time = (at: number) => momentText(at, machineZone, Date.now());
  return (
    <aside className={css.banner} aria-label={t('security.banner.title')}>
      {spell && (
        <span className={css.part} title={spell.reason}>
          <ShieldAlert size={16} aria-hidden className={css.icon} />
          <b>{t('security.banner.title')}</b>
          <span className={css.quiet}>
            {spell.breach
              ? t('security.banner.breach', { at: time(spell.breach.at) })
              : `${t('security.banner.suspected')} ${t('security.banner.since', { at: time(spell.since.at) })}`}
          </span>
        </span>
      )}
      {restrictedTo !== null && (
        <span className={css.part} title={restrictedTo.map((id) => personName(directory, id)).join(', ')}>
          <LockKeyhole size={14} aria-hidden className={css.icon} />
          {t('security.banner.restricted', { count: restrictedTo.length })}
        </span>
      )}
      {withheld && (
        <span className={`${css.part} ${css.withheld}`} title={t('security.banner.withheldLate')}>
          <MessageSquareOff size={14} aria-hidden className={css.icon} />
          <span className={css.cut}>
            {t('security.banner.withheld', {
              name: shortName(personName(directory, withheld.by)),
              reason: withheld.reason,
            })}
          </span>
        </span>
      )}
      <span className={css.gap} />
      {withheld && (
        <Button small kind="quiet" shortcut={releaseKey} onClick={onRelease}>
          {t('security.banner.release')}
        </Button>
      )}
      {spell && (
        <Button small shortcut={procedureKey} title={pack.securityProcedure.title} onClick={onProcedure}>
          {t('security.banner.show')}
        </Button>
      )}
    </aside>
  );
});
