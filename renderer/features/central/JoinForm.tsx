import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinCentral } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import css from './central.module.css';

/** An address and a one-time code make this console a member; a refusal keeps what was typed. */
export function JoinForm({
  address: known = '',
  name: called,
  label,
}: {
  readonly address?: string;
  readonly name: string;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(known);
  const [code, setCode] = useState('');
  const [name, setName] = useState(called);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function join(): Promise<void> {
    if (busy) return;
    if ([address, code, name].some((text) => text.trim() === '')) return setRefusal(t('sync.page.missing'));
    setRefusal(null);
    setBusy(true);
    const rejection = await joinCentral({ address, code, name });
    setBusy(false);
    if (rejection) setRefusal(describeRejection(rejection));
  }
  useShortcuts(t('sync.page.title'), [
    { key: 'Ctrl+Enter', label: t('sync.page.keys.join'), run: () => void join(), whileTyping: true },
  ]);

  return (
    <form
      className={css.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void join();
      }}
    >
      <TextField
        label={t('sync.page.address')}
        hint={t('sync.page.addressHint')}
        value={address}
        onChange={setAddress}
        maxLength={300}
        autoFocus={known === ''}
      />
      <TextField
        label={t('sync.page.code')}
        hint={t('sync.page.codeHint')}
        value={code}
        onChange={setCode}
        maxLength={100}
        figures
      />
      <TextField
        label={t('sync.page.name')}
        hint={t('sync.page.nameHint')}
        value={name}
        onChange={setName}
        maxLength={100}
      />
      {refusal !== null && <Notice kind="warned">{refusal}</Notice>}
      <div className={css.acts}>
        <Button kind="primary" type="submit" busy={busy} shortcut="Ctrl+Enter">
          {label}
        </Button>
      </div>
    </form>
  );
}
