import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../bridge/scope.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import css from './security.module.css';

/** CLS-SECURITY: the additional procedure of the pack, in its own words. */
export function ProcedureDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const close = useRef<HTMLButtonElement>(null);
  const { title, text } = scope.pack.securityProcedure;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      initialFocus={close}
      footer={
        <Button ref={close} kind="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <p className={css.procedure}>{text}</p>
    </Dialog>
  );
}
