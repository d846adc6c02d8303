import { liftPack } from '../../../shared/policy/lift.ts';
import { readPackText, WHOLE_FILE } from '../../../shared/policy/pack-text.ts';
import { t } from '../../i18n.ts';
import type { Draft } from './draft.ts';
import { pathLabel } from './field-label.ts';

type Read = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly detail: string };

/** A pack's file as a draft, or each reason why it is none, with its line. */
export function readPack(text: string): Read {
  const read = readPackText(text);
  if (!read.ok)
    return {
      ok: false,
      detail: read.rejection
        .map(({ line, path, reason }) =>
          t('policy.source.atLine', {
            line,
            detail: path === WHOLE_FILE ? reason : `${pathLabel(path)} ${reason}`,
          }),
        )
        .join('; '),
    };
  const { source } = read.value;
  const isGroup = typeof source === 'object' && source !== null && !Array.isArray(source);
  return isGroup ? { ok: true, draft: source as Draft } : { ok: false, detail: t('policy.source.noGroup') };
}

/** Whether a file says what the draft says, however it is written. */
export function isSamePack(text: string, draft: Draft): boolean {
  const read = readPack(text);
  return read.ok && JSON.stringify(read.draft) === JSON.stringify(draft);
}

/** A file of an older schema, as the present one writes it; anything else as it is. */
export function ofToday(text: string): string {
  const read = readPack(text);
  const lifted = read.ok ? liftPack(read.draft) : null;
  return read.ok && lifted !== read.draft ? JSON.stringify(lifted, null, 2) : text;
}
