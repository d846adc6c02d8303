import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PackChange } from '../../../shared/policy/diff.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { fieldLabel, pathLabel } from './field-label.ts';
import css from './policy.module.css';
import { spanText } from './span-text.ts';

const spans = ['businessHours', 'businessDays', 'nextAt', 'next'];

/** Longer ones are told by how they begin: a whole calendar would push everything else off the page. */
const LONGEST = 160;

function shown(value: unknown): string {
  const text = wordsOf(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()} …` : text;
}

function wordsOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return spanText(value ?? '—');
  if (Array.isArray(value)) return value.map(wordsOf).join(', ') || '—';
  if (spans.some((key) => Object.hasOwn(value, key))) return spanText(value);
  return Object.entries(value)
    .map(([key, inner]) => (inner === true ? fieldLabel(key) : wordsOf(inner)))
    .join(' · ');
}

/** What differs between two versions: where, before, after; and each of it taken back, where it is a draft. */
export function Changes({
  changes,
  nothing,
  looser,
  onTakeBack,
}: {
  readonly changes: readonly PackChange[];
  readonly nothing: string;
  /** Where the later one allows more than the policy, by path. */
  readonly looser?: ReadonlyMap<string, string>;
  readonly onTakeBack?: (place: string) => void;
}) {
  const { t } = useTranslation();
  if (changes.length === 0) return <EmptyState title={nothing} compact />;
  const looserAt = (path: string): string | undefined =>
    looser?.get(path) ?? looser?.get(path.split('.').slice(0, -1).join('.'));
  return (
    <table className={`${css.table} ${css.changes}`}>
      <thead>
        <tr>
          <th scope="col">{t('policy.diff.where')}</th>
          <th scope="col">{t('policy.diff.before')}</th>
          <th scope="col">{t('policy.diff.after')}</th>
          {onTakeBack && (
            <th scope="col">
              <span className="visually-hidden">{t('policy.versions.acts')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, kind, before, after }) => (
          <tr key={path} data-kind={kind}>
            <td>
              {pathLabel(path)}
              <span className={css.path}>{path}</span>
            </td>
            <td>{kind === 'added' ? '—' : <del>{shown(before)}</del>}</td>
            <td>
              {kind === 'removed' ? '—' : <ins>{shown(after)}</ins>}
              {looserAt(path) !== undefined && (
                <span className={css.looser}>
                  <TriangleAlert size={12} aria-hidden />{' '}
                  {t('policy.limits.looser', { says: looserAt(path) ?? '' })}
                </span>
              )}
            </td>
            {onTakeBack && (
              <td className={css.actCell}>
                <Button small kind="quiet" onClick={() => onTakeBack(path)}>
                  {t('policy.diff.takeBack')}
                  <span className="visually-hidden"> {pathLabel(path)}</span>
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
