import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { type Path, pathText, valueAt } from './draft.ts';
import { useEdit } from './edit.ts';
import { Looser } from './Looser.tsx';
import { newLimit } from './new-limit.ts';
import css from './policy.module.css';
import { spanFrom, spanText } from './span-text.ts';

/** One limit: at it or before it, and how long. Where the pack has none it can be added; emptied, it is taken away. */
export function LimitCell({ path, name }: { readonly path: Path; readonly name: string }) {
  const { t } = useTranslation();
  const { draft, set, remove, problems } = useEdit();
  const problemId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const limit = valueAt(draft, path) as Readonly<Record<string, unknown>> | undefined;
  const wording = limit && 'under' in limit ? 'under' : 'within';
  const here = pathText(path);
  const problem = problems.find(
    (one) => one.path === here || one.path === `${here}.under` || one.path === `${here}.within`,
  );
  return (
    <span className={css.limit} data-problem={problem !== undefined || undefined}>
      {limit === undefined ? addition() : fields(limit)}
      {problem && (
        <span id={problemId} className={css.problem}>
          {problem.reason}
        </span>
      )}
      <Looser path={path} />
    </span>
  );

  function addition() {
    return (
      <span data-path={here}>
        <Button small kind="quiet" onClick={() => set(path, newLimit(draft, path))}>
          <span aria-hidden>{t('policy.add')}</span>
          <span className="visually-hidden">{t('policy.limits.addTo', { name })}</span>
        </Button>
      </span>
    );
  }

  function fields(present: Readonly<Record<string, unknown>>) {
    return (
      <>
        <select
          aria-label={t('policy.limits.wordingOf', { name })}
          title={t(`policy.limits.${wording}Means`)}
          value={wording}
          onChange={({ target }) => {
            const { [wording]: span, ...rest } = present;
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
          value={typed ?? spanText(present[wording])}
          onChange={({ target }) => {
            setTyped(target.value);
            set([...path, wording], spanFrom(target.value));
          }}
          onBlur={() => {
            setTyped(null);
            if (typed?.trim() === '') remove(path);
          }}
          autoComplete="off"
          spellCheck={false}
        />
      </>
    );
  }
}
