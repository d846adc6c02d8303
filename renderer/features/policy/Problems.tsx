import { useTranslation } from 'react-i18next';
import type { PackProblem } from '../../../shared/policy/pack.ts';
import { pathLabel } from './field-label.ts';
import css from './policy.module.css';

const SHOWN = 50;

/** Everything that keeps the draft from being put in force, by its path; each leads to the field where it can be mended. */
export function Problems({
  problems,
  onGo,
}: {
  readonly problems: readonly PackProblem[];
  readonly onGo: (path: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div
      className={css.problems}
      role="status"
      aria-live="polite"
      data-any={problems.length > 0 || undefined}
    >
      {problems.length > 0 && (
        <>
          <p>{t('policy.problems', { count: problems.length })}</p>
          <ul>
            {problems.slice(0, SHOWN).map(({ path, reason }) => (
              <li key={`${path} ${reason}`}>
                <button type="button" className={css.link} onClick={() => onGo(path)}>
                  {pathLabel(path)}
                </button>{' '}
                {reason} <span className={css.path}>{path}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
