import { useTranslation } from 'react-i18next';
import { useConsole } from '../../bridge/store.ts';
import css from './central.module.css';
import { JoinForm } from './JoinForm.tsx';
import { Standing } from './Standing.tsx';

/** Whom this console shares its record with: joining, how it stands, leaving. */
export function Central() {
  const { t } = useTranslation();
  const central = useConsole((state) => state.central);
  if (central === null) return null;
  const { member, state } = central;
  return (
    <section className={css.page} aria-label={t('sync.page.title')}>
      {member === null ? (
        <>
          <h1 className={css.title}>{t('sync.page.alone')}</h1>
          <p className={css.why}>{t('sync.page.aloneWhy')}</p>
          <JoinForm key="first" name={central.machineName} label={t('sync.page.join')} />
        </>
      ) : (
        <>
          <h1 className={css.title}>{t('sync.page.title')}</h1>
          <Standing central={central} member={member} />
          {state.kind === 'refused' && (
            <JoinForm
              key="again"
              address={member.address}
              name={member.name}
              label={t('sync.page.joinAgain')}
            />
          )}
        </>
      )}
    </section>
  );
}
