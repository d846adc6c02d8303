import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Path, pathText, valueAt } from './draft.ts';
import { useEdit } from './edit.ts';
import { Looser } from './Looser.tsx';
import css from './policy.module.css';
import { spanFrom, spanText } from './span-text.ts';

/** One limit: at it or before it, and how long. A limit that the policy does not have stays empty. */
export function LimitCell({ path, name }: { readonly path: Path; readonly name: string }) {
  const { t } = useTranslation();
  const { draft, set, problems } = useEdit();
  const problemId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const limit = valueAt(draft, path) as Readonly<Record<string, unknown>> | undefined;
  if (limit === undefined) return <span className={css.muted}>—</span>;
  const wording = 'under' in limit ? 'under' : 'within';
  const here = pathText(path);
  const problem = problems.find(
    (one) => one.path === here || one.path === `${here}.under` || one.path === `${here}.within`,
  );
  return (
    <span className={css.limit} data-problem={problem !== undefined || undefined}>
      <select
        aria-label={t('policy.limits.wordingOf', { name })}
        title={t(`policy.limits.${wording}Means`)}
        value={wording}
        onChange={({ target }) => {
          const { [wording]: span, ...rest } = limit;
          set(path, { [target.value]: span, ...rest });
        }}
      >
        <option value="under">{t('policy.limits.under')}</option>
        <option value="within">{t('policy.limits.within')}</option>
      </select>
      <input
        type="text"
        className="figures"
        data-path={pathText([...path, wording])}
        aria-label={name}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        value={typed ?? spanText(limit[wording])}
        onChange={({ target }) => {
          setTyped(target.value);
          set([...path, wording], spanFrom(target.value));
        }}
        onBlur={() => setTyped(null)}
        autoComplete="off"
        spellCheck={false}
      />
      {problem && (
        <span id={problemId} className={css.problem}>
          {problem.path === here ? problem.reason : t('policy.limits.unread')}
        </span>
      )}
      <Looser path={path} />
    </span>
  );
}
