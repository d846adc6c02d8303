import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import { directoryStream } from '../../../shared/kernel/ids.ts';
import { useSubmit } from '../../bridge/submit.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import css from './directory.module.css';

/** What only the form can know is missing, as a sentence. */
export interface Missing {
  readonly missing: string;
}

/** One command on the directory in front of everything else; a refusal is shown in place and nothing typed is lost. */
export function SaveDialog({
  title,
  label,
  command,
  size = 'medium',
  grave = false,
  ready = true,
  onClose,
  children,
}: {
  readonly title: string;
  readonly label: string;
  readonly command: () => DirectoryCommand | Missing;
  readonly size?: 'small' | 'medium' | 'large';
  readonly grave?: boolean;
  /** False while there is nothing to send yet. */
  readonly ready?: boolean;
  /** Told what was saved, where something was. */
  readonly onClose: (saved?: DirectoryCommand) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const form = useId();
  const { send, busy, rejection, clear } = useSubmit(directoryStream);
  const [missing, setMissing] = useState<string | null>(null);
  const save = async () => {
    if (!ready) return;
    const made = command();
    clear();
    setMissing('missing' in made ? made.missing : null);
    if (!('missing' in made) && (await send(made))) onClose(made);
  };
  const refusal = missing ?? (rejection && describeRejection(rejection));
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={title}
      size={size}
      footer={
        <>
          <Button kind="quiet" onClick={() => onClose()}>
            {t('common.cancel')}
          </Button>
          <Button
            kind={grave ? 'grave' : 'primary'}
            type="submit"
            form={form}
            busy={busy}
            disabled={!ready}
            shortcut="Ctrl+Enter"
          >
            {label}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={css.form}
        // What was missing may be there now.
        onInput={() => setMissing(null)}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <SaveKey run={() => void save()} />
        {children}
        {refusal !== null && (
          <div ref={intoView}>
            <Notice kind="warned">{refusal}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}

/** A long form is scrolled: what refuses it must not stand below its edge. */
const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** Inside the dialog, so that the key is the dialog's own. */
function SaveKey({ run }: { readonly run: () => void }) {
  useShortcuts('', [{ key: 'Ctrl+Enter', label: '', run, whileTyping: true }]);
  return null;
}
