import css from './PersonName.module.css';

/** "A. Mensah": first name to its initial, so that a column of names stays narrow. */
export function shortName(name: string): string {
  const parts = name.trim().split(/\s+/);
  const last = parts.pop();
  if (last === undefined || parts.length === 0) return name;
  return `${parts.map((part) => `${part.charAt(0)}.`).join(' ')} ${last}`;
}

/** A person, with the office or role in which they act, and a mark where it is the reader. */
export function PersonName({
  name,
  role,
  short = false,
  own = false,
}: {
  readonly name: string;
  readonly role?: string | undefined;
  readonly short?: boolean;
  readonly own?: boolean;
}) {
  return (
    <span className={css.person} title={role === undefined ? name : `${name} · ${role}`}>
      <span className={own ? css.own : undefined}>{short ? shortName(name) : name}</span>
      {role !== undefined && <span className={css.role}> {role}</span>}
    </span>
  );
}
