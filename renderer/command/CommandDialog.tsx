import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentCommand } from '../../shared/incident/command.ts';
import type { OnBehalfOf, Spoken } from '../../shared/kernel/envelope.ts';
import type { PersonId, StreamId } from '../../shared/kernel/ids.ts';
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
  /** Whose act it is unless somebody says otherwise; one's own where it is left out. */
  readonly behalfOf?: PersonId | null;
}

/** What another incident is told, where the act is about two of them. */
export interface Elsewhere {
  readonly stream: StreamId;
  readonly command: IncidentCommand;
}

export interface CommandDialogProps {
  readonly scope: Scope;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** The main act; Enter or Ctrl+Enter does it. */
  readonly act: Act;
  /** The other way it can go: refuse instead of approve. */
  readonly other?: Act;
  /** Sent once the main act is durable; where that is refused, nothing is. */
  readonly elsewhere?: Elsewhere | null;
  /** RES-ONBEHALF: the word may be another's, spoken to the one who records it. */
  readonly behalf?: boolean;
  /** When it happened may be said. */
  readonly when?: boolean;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
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
  elsewhere = null,
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
  const there = useSubmit(elsewhere?.stream ?? scope.stream);
  // What was accepted here stays so: sending again goes on from there.
  const done = useRef<string | null>(null);
  /** Undefined until somebody says whose act it is. */
  const [named, setNamed] = useState<PersonId | null | undefined>(undefined);
  const [how, setHow] = useState<Spoken>('phone');
  const [moment, setMoment] = useState('');

  const perform = async ({ command, behalfOf = null }: Act) => {
    const made = command();
    const person = named === undefined ? behalfOf : named;
    const at = readMoment(moment, Date.now());
    if (made === null || (moment.trim() !== '' && at === null)) return;
    const onBehalfOf: OnBehalfOf | null = person === null ? null : { person, how };
    const options = { ...(at === null ? {} : { occurredAt: at }), onBehalfOf };
    const said = JSON.stringify([made, options]);
    if (done.current !== said) {
      if (!(await send(made, options))) return;
      done.current = said;
    }
    if (elsewhere === null || (await there.send(elsewhere.command, options))) onClose();
  };
  const refused = there.rejection ?? rejection;
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
              busy={busy || there.busy}
              onClick={() => void perform(other)}
            >
              {other.label}
            </Button>
          )}
          <Button
            kind={act.grave ? 'grave' : 'primary'}
            type="submit"
            form={form}
            busy={busy || there.busy}
            shortcut="Ctrl+Enter"
          >
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
              <BehalfFields
                scope={scope}
                person={named === undefined ? (act.behalfOf ?? null) : named}
                how={how}
                onPerson={setNamed}
                onHow={setHow}
              />
            )}
          </div>
        )}
        {refused && <Refusal key={describeRejection(refused)}>{describeRejection(refused)}</Refusal>}
      </form>
    </Dialog>
  );
}

/** Under every field; it stays in view, and what it is about can be scrolled to above it. */
function Refusal({ children }: { readonly children: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className={css.refusal}>
      <Notice kind="warned">{children}</Notice>
    </div>
  );
}

/** Inside the dialog, so that the key is the dialog's own: it works wherever the cursor is, from the first moment. */
function SendKey({ run }: { readonly run: () => void }) {
  useShortcuts('', [{ key: 'Ctrl+Enter', label: '', run }]);
  return null;
}
