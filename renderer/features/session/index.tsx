import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { useOfficeTime, usePackInForce } from '../../bridge/hooks.ts';
import { signIn, useConsole } from '../../bridge/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { namedPeople } from './people.ts';
import css from './session.module.css';

/** First run, or nobody signed in: the record needs a name before anything else. */
export function WhoAreYou() {
  const { t } = useTranslation();
  return (
    <main className={css.page}>
      <p className={css.product}>{t('common.product')}</p>
      <h1 className={css.title}>{t('session.who')}</h1>
      <p className={css.why}>{t('session.why')}</p>
      <People onDone={() => undefined} />
    </main>
  );
}

/** Another person takes over on a shared console. */
export function SwitchPerson({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onClose={onClose} title={t('session.switchTitle')} description={t('session.why')}>
      <People onDone={onClose} />
    </Dialog>
  );
}

function People({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const signedIn = useConsole(({ session }) => session?.person ?? null);
  const pack = usePackInForce();
  const [failed, setFailed] = useState(false);
  const at = useOfficeTime(directory);
  const people = useMemo(() => namedPeople(directory, pack, at), [directory, pack, at]);
  const items = people.map(({ id, name, offices }) => ({
    id,
    label: name,
    detail: offices,
    aside: id === signedIn ? t('session.now') : undefined,
  }));
  const choose = async (id: string) => {
    try {
      await signIn(id as PersonId);
      onDone();
    } catch {
      setFailed(true);
    }
  };
  if (people.length === 0) return <Notice kind="warned">{t('session.empty')}</Notice>;
  return (
    <>
      {failed && <Notice kind="breached">{t('session.failed')}</Notice>}
      <PickList
        label={t('session.filter')}
        items={items}
        nothing={t('session.nobody')}
        onPick={(id) => void choose(id)}
      />
    </>
  );
}
