import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { liftPack } from '../../../shared/policy/lift.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import type { Draft } from './draft.ts';
import { lineOfMistake } from './json-line.ts';
import css from './policy.module.css';
import type { Unread } from './use-draft.ts';

/** The pack as the file it is. What is no JSON is kept as typed and changes nothing until it is. */
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
  const file = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  // Changes made elsewhere show here, but never under the hands of who types here.
  useEffect(() => {
    if (unread === null)
      setText((current) => (sameJson(current, draft) ? current : JSON.stringify(draft, null, 2)));
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
    const read = readPack(next);
    if (read.ok) onChange(read.draft);
    else onUnread({ text: next, detail: detailOf(next, read.detail) });
  };
  const detailOf = (wrong: string, detail: string | null) =>
    detail === null
      ? t('policy.source.noGroup')
      : t('policy.source.atLine', { line: lineOfMistake(wrong), detail });
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
            void target.files?.[0]?.text().then((opened) => type(ofToday(opened)));
            target.value = '';
          }}
        />
      </div>
      {unread !== null && (
        <Notice kind="warned">{t('policy.source.wrong', { detail: unread.detail })}</Notice>
      )}
      <textarea
        ref={area}
        className={`${css.source} figures`}
        aria-label={t('policy.sections.source')}
        aria-invalid={unread !== null || undefined}
        value={text}
        onChange={({ target }) => type(target.value)}
        spellCheck={false}
      />
    </>
  );
}

/** A file of an older schema, as the present one writes it; anything else as it is. */
function ofToday(text: string): string {
  const read = readPack(text);
  const lifted = read.ok ? liftPack(read.draft) : null;
  return read.ok && lifted !== read.draft ? JSON.stringify(lifted, null, 2) : text;
}

type Read =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly detail: string | null };

function readPack(text: string): Read {
  try {
    const value: unknown = JSON.parse(text);
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? { ok: true, draft: value as Draft } : { ok: false, detail: null };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : '' };
  }
}

function sameJson(text: string, draft: Draft): boolean {
  const read = readPack(text);
  return read.ok && JSON.stringify(read.draft) === JSON.stringify(draft);
}
