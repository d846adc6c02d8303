import { type FormEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentCommand } from '../../shared/incident/command.ts';
import type { OnBehalfOf, Spoken } from '../../shared/kernel/envelope.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Scope } from '../bridge/scope.ts';
import { useSubmit } from '../bridge/submit.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useShortcuts } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { describeRejection } from '../wording/describe-rejection.ts';
import { BehalfFields } from './BehalfFields.tsx';
import css from './CommandDialog.module.css';
import { MomentField, readMoment } from './MomentField.tsx';

interface Act {
  readonly label: string;
  /** Null while something that only the form can know is missing; the button then waits. */
  readonly command: () => IncidentCommand | null;
  readonly grave?: boolean;
}

export interface CommandDialogProps {
  readonly scope: Scope;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** The main act; Enter or Ctrl+Enter does it. */
  readonly act: Act;
  /** The other way it can go: refuse instead of approve. */
  readonly other?: Act;
  /** RES-ONBEHALF: the word may be another's, spoken to the one who records it. */
  readonly behalf?: boolean;
  /** When it happened may be said. */
  readonly when?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** One command in front of everything else: its fields, on whose behalf, since when; a refusal is shown in place. */
export function CommandDialog({
  scope,
  title,
  description,
  act,
  other,
  behalf,
  when,
  size = 'medium',
  initialFocus,
  onClose,
  children,
}: CommandDialogProps) {
  const { t } = useTranslation();
  const form = useId();
  const { send, busy, rejection } = useSubmit(scope.stream);
  const [person, setPerson] = useState<PersonId | null>(null);
  const [how, setHow] = useState<Spoken>('phone');
  const [moment, setMoment] = useState('');

  const perform = async ({ command }: Act) => {
    const made = command();
    const at = readMoment(moment, Date.now());
    if (made === null || (moment.trim() !== '' && at === null)) return;
    const onBehalfOf: OnBehalfOf | null = person === null ? null : { person, how };
    if (await send(made, { ...(at === null ? {} : { occurredAt: at }), onBehalfOf })) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void perform(act);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={description}
      size={size}
      {...(initialFocus ? { initialFocus } : {})}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {other && (
            <Button
              kind={other.grave ? 'grave' : 'plain'}
              disabled={busy}
              onClick={() => void perform(other)}
            >
              {other.label}
            </Button>
          )}
          <Button kind="primary" type="submit" form={form} disabled={busy} shortcut="Ctrl+Enter">
            {act.label}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} onSubmit={submit}>
        <SendKey run={() => void perform(act)} />
        {children}
        {(when || behalf) && (
          <div className={css.also}>
            {when && (
              <MomentField
                label={t('bridge.dialog.when')}
                value={moment}
                onChange={setMoment}
                empty={t('bridge.dialog.now')}
              />
            )}
            {behalf && (
              <BehalfFields scope={scope} person={person} how={how} onPerson={setPerson} onHow={setHow} />
            )}
          </div>
        )}
        {rejection && <Notice kind="warned">{describeRejection(rejection)}</Notice>}
      </form>
    </Dialog>
  );
}

/** Inside the dialog, so that the key is the dialog's own: it works wherever the cursor is, from the first moment. */
function SendKey({ run }: { readonly run: () => void }) {
  useShortcuts('', [{ key: 'Ctrl+Enter', label: '', run }]);
  return null;
}
