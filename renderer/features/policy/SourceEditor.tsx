import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LARGEST_FILE, tooLarge } from '../../../shared/policy/pack-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import type { Draft } from './draft.ts';
import css from './policy.module.css';
import { isSamePack, ofToday, readPack } from './read-pack.ts';
import type { Unread } from './use-draft.ts';

/** The pack as the file it is. What cannot be read is kept as typed and changes nothing until it can. */
export function SourceEditor({
  draft,
  unread,
  seek,
  onChange,
  onUnread,
}: {
  readonly draft: Draft;
  readonly unread: Unread | null;
  /** A place in the pack that somebody was sent to. */
  readonly seek: string | null;
  readonly onChange: (draft: Draft) => void;
  readonly onUnread: (unread: Unread) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => unread?.text ?? JSON.stringify(draft, null, 2));
  const [refused, setRefused] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  // Changes made elsewhere show here, but never under the hands of who types here.
  useEffect(() => {
    if (unread === null)
      setText((current) => (isSamePack(current, draft) ? current : JSON.stringify(draft, null, 2)));
  }, [draft, unread]);
  useEffect(() => {
    const name = seek === null ? '' : `"${seek.split('.').at(-1)}"`;
    const at = name === '' ? -1 : (area.current?.value.indexOf(name) ?? -1);
    if (at < 0) return;
    area.current?.focus();
    area.current?.setSelectionRange(at, at + name.length);
  }, [seek]);
  const type = (next: string) => {
    setText(next);
    setRefused(null);
    const read = readPack(next);
    if (read.ok) onChange(read.draft);
    else onUnread({ text: next, detail: read.detail });
  };
  const open = async (chosen: File) => {
    // Not even shown: the field would take the window down with it.
    if (chosen.size > LARGEST_FILE)
      return setRefused(t('policy.source.refused', { file: chosen.name, detail: tooLarge }));
    type(ofToday(await chosen.text()));
  };
  return (
    <>
      <div className={css.fileActs}>
        <Button small onClick={() => file.current?.click()}>
          {t('policy.source.open')}
        </Button>
        <Button
          small
          onClick={() => offerFile(`policy-${draft.id}-${draft.version}.json`, text, 'application/json')}
        >
          {t('policy.source.keep')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen) void open(chosen);
            target.value = '';
          }}
        />
      </div>
      {refused !== null && (
        <Notice kind="warned" onDismiss={() => setRefused(null)}>
          {refused}
        </Notice>
      )}
      {unread !== null && (
        <Notice kind="warned">{t('policy.source.wrong', { detail: unread.detail })}</Notice>
      )}
      <textarea
        ref={area}
        className={css.source}
        aria-label={t('policy.sections.source')}
        aria-invalid={unread !== null || undefined}
        value={text}
        onChange={({ target }) => type(target.value)}
        spellCheck={false}
      />
    </>
  );
}
