import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveCentral } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import css from './central.module.css';

/** Says what stays, what ends, and how to come back, before it is done. */
export function LeaveDialog({
  open,
  pending,
  onClose,
}: {
  readonly open: boolean;
  readonly pending: number;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    try {
      await leaveCentral();
      onClose();
    } catch {
      setFailed(true);
    }
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('sync.leave.title')}
      size="small"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="grave" onClick={() => void leave()}>
            {t('sync.leave.act')}
          </Button>
        </>
      }
    >
      <ul className={css.told}>
        <li>{t('sync.leave.kept')}</li>
        <li>{t('sync.leave.ends')}</li>
        {pending > 0 && <li>{t('sync.leave.pending', { count: pending })}</li>}
        <li>{t('sync.leave.back')}</li>
      </ul>
      {failed && <Notice kind="breached">{t('sync.leave.failed')}</Notice>}
    </Dialog>
  );
}
