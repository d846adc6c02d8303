import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/Select.tsx';
import { officeChoices, roleChoices, withPresent } from './choices.ts';
import { type Path, pathText, valueAt } from './draft.ts';
import { useEdit, useProblemIn } from './edit.ts';
import { fieldLabel } from './field-label.ts';
import { LimitCell } from './LimitCell.tsx';
import { Looser } from './Looser.tsx';
import css from './policy.module.css';
import { TypedField } from './TypedField.tsx';

const inTheRow = new Set(['under', 'within', 'owner', 'cite']);

/** One limit with all that belongs to it: how long, who owes it, where the policy says so, and what else it has. */
export function LimitRow({
  path,
  label,
  part,
}: {
  readonly path: Path;
  readonly label: string;
  /** The editor of one of its other parts. */
  readonly part: (path: Path, label: string) => ReactNode;
}) {
  const { draft } = useEdit();
  const limit = (valueAt(draft, path) ?? {}) as Readonly<Record<string, unknown>>;
  const more = Object.keys(limit).filter((key) => !inTheRow.has(key));
  return (
    <div className={css.limitRow}>
      <span className={css.rowLabel}>{label}</span>
      <LimitCell path={path} name={label} />
      {limit.owner !== undefined && <OwnerField path={[...path, 'owner']} name={label} />}
      {Array.isArray(limit.cite) && (
        <InlineList path={[...path, 'cite']} label={`${label}: ${fieldLabel('cite')}`} labelHidden />
      )}
      {more.length > 0 && (
        <div className={css.limitMore}>
          {more.map((key) => (
            <div key={key}>
              {part([...path, key], fieldLabel(key))}
              <Looser path={[...path, key]} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** Who owes it: a role of the war room, an office, or whoever is assigned. */
export function OwnerField({ path, name }: { readonly path: Path; readonly name: string }) {
  const { t } = useTranslation();
  const { draft, set } = useEdit();
  const problem = useProblemIn(path);
  const { role, office } = (valueAt(draft, path) ?? {}) as {
    readonly role?: string;
    readonly office?: string;
  };
  const value = role !== undefined ? `role/${role}` : office !== undefined ? `office/${office}` : 'assignee';
  const options = [
    ...roleChoices(draft).map((one) => ({ ...one, value: `role/${one.value}` })),
    ...officeChoices(draft).map((one) => ({ ...one, value: `office/${one.value}` })),
    { value: 'assignee', label: t('policy.limits.assignee') },
  ];
  return (
    <div data-path={pathText(path)}>
      <Select
        label={t('policy.limits.ownerOf', { name })}
        labelHidden
        value={value}
        options={withPresent(options, value)}
        error={problem}
        onChange={(chosen) => {
          const [kind = '', id = ''] = chosen.split(/\/(.*)/s);
          set(path, kind === 'assignee' ? { assignee: true } : { [kind]: id });
        }}
      />
    </div>
  );
}

/** A list of short words on one line, apart by commas. */
export function InlineList({
  path,
  label,
  labelHidden,
}: {
  readonly path: Path;
  readonly label: string;
  readonly labelHidden?: boolean;
}) {
  const { draft, set } = useEdit();
  const problem = useProblemIn(path);
  const items = (valueAt(draft, path) ?? []) as readonly unknown[];
  const figures = items.length > 0 && items.every((item) => typeof item === 'number');
  return (
    <div data-path={pathText(path)}>
      <TypedField
        label={label}
        labelHidden={labelHidden}
        value={items.join(', ')}
        error={problem}
        figures
        onChange={(text) =>
          set(
            path,
            wordsOf(text).map((word) => (figures ? numberFrom(word) : word)),
          )
        }
      />
    </div>
  );
}

const wordsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What is no number stays as it was typed, for the checks to name. */
export const numberFrom = (text: string): number | string => {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
};
