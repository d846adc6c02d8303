import { assertNever } from '../kernel/assert-never.ts';
import { HOUR, MINUTE, SECOND } from '../kernel/time.ts';
import { isLateAtLimit, type Limit, type PolicyPack, type Span, spanOf } from './pack.ts';

/** A limit of any clock or notification, with what only some of them have. */
export type AnyLimit = Limit & {
  readonly channels?: readonly string[];
  readonly whenSeveralReports?: true | undefined;
  readonly fromStatusChange?: true | undefined;
  readonly rolling?: boolean;
  readonly afterMajorChange?: number;
  readonly tiers?: readonly string[] | undefined;
};

/**
 * Every limit of a pack by its path, e.g. `clocks.resolve.P1.1`, in the order of the pack. Notifications and statutory
 * limits stand under their id: `notifications.CIO.first.P1`.
 */
export const limitsOf = ({ clocks, notifications }: PolicyPack): ReadonlyMap<string, AnyLimit> =>
  new Map([...limitsIn(clocks, 'clocks'), ...limitsIn(notifications, 'notifications')]);

function limitsIn(value: unknown, path: string): readonly (readonly [string, AnyLimit])[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('cite' in value && ('under' in value || 'within' in value)) return [[path, value as AnyLimit]];
  return Object.entries(value).flatMap(([key, inner]) => limitsIn(inner, `${path}.${idOf(inner) ?? key}`));
}

const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : null;

/** A limit in few words: `under PT5M`, `within 4 business hours`. */
export const limitText = (limit: Limit): string =>
  `${isLateAtLimit(limit) ? 'under' : 'within'} ${spanText(spanOf(limit))}`;

function spanText(span: Span): string {
  switch (span.kind) {
    case 'elapsed':
      return durationText(span.length);
    case 'businessHours':
      return `${span.length / HOUR} business hours`;
    case 'businessDays':
      return `${span.days} business days`;
    case 'nextAt':
      return `${span.time} each ${span.each === 'week' ? 'week' : 'business day'}`;
    case 'midnight':
      return 'next midnight';
    default:
      return assertNever(span);
  }
}

/** ISO 8601, as a pack writes it. */
export function durationText(length: number): string {
  const parts = [
    [Math.floor(length / HOUR), 'H'],
    [Math.floor((length % HOUR) / MINUTE), 'M'],
    [(length % MINUTE) / SECOND, 'S'],
  ] as const;
  return `PT${parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join('')}`;
}
