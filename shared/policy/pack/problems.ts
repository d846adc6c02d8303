import type { z } from 'zod';

/** What is wrong with a pack, where, and why: `path` + "it " + `reason` is a sentence (GEN-PACK). */
export interface PackProblem {
  /** Where in the file, e.g. `clocks.acknowledge.P1.under`. */
  readonly path: string;
  /** E.g. `must be a positive duration such as PT15M`, `is no field of a pack`. */
  readonly reason: string;
}

type Issue = z.core.$ZodIssue;

/** The words for what a schema does not say in its own. */
export const wordingOf: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${shapes[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${choiceOf(issue.values)}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    default:
      return undefined;
  }
};

const shapes: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of fields',
  record: 'a group of fields',
  array: 'a list',
};

const choiceOf = (values: readonly unknown[]): string =>
  values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.join(', ')}`;

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'string')
    return minimum === 1 ? 'must not be empty' : `must have ${minimum} characters at least`;
  if (origin === 'array')
    return minimum === 1 ? 'must hold one entry at least' : `must hold ${minimum} entries at least`;
  return `must be ${inclusive ? 'at least' : 'more than'} ${minimum}`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (origin === 'string') return `must have ${maximum} characters at most`;
  if (origin === 'array') return `must hold ${maximum} entries at most`;
  return `must be ${inclusive ? 'at most' : 'less than'} ${maximum}`;
}

/** What an issue of the schema says to the person who wrote the pack. */
export function problemsOf(issue: Issue): readonly PackProblem[] {
  switch (issue.code) {
    case 'invalid_union':
      return inUnion(issue);
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathOf([...issue.path, key]),
        reason: 'is no field of a pack',
      }));
    case 'invalid_key':
      return [{ path: pathOf(issue.path), reason: issue.issues[0]?.message ?? issue.message }];
    default:
      return [{ path: pathOf(issue.path), reason: issue.message }];
  }
}

/** The path of what is no part of a pack but all of it. */
export const WHOLE_FILE = '(the whole file)';

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || WHOLE_FILE;

type Issues = readonly Issue[];

/**
 * Of something that may be written in several ways. Where it is plainly one of them, its own mistakes are told; where it
 * is none, the ways there are. Fields that none of them knows are told in any case.
 */
function inUnion(issue: Extract<Issue, { readonly code: 'invalid_union' }>): readonly PackProblem[] {
  const unknown = unknownToAll(issue.errors);
  const ways = issue.errors.map((way) => way.flatMap((one) => without(one, unknown)));
  const strange = [...unknown].map((key) => ({
    path: pathOf([...issue.path, key]),
    reason: 'is no field of a pack',
  }));
  if (unknown.size > 0 && ways.some((way) => way.length === 0)) return strange;
  const plain = ways.filter((way) => way.every(({ path }) => path.length > 0));
  const [only, ...others] = plain;
  if (only === undefined || others.length > 0)
    return [...strange, { path: pathOf(issue.path), reason: issue.message }];
  const own = only.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }));
  return [...strange, ...own];
}

function unknownToAll(ways: readonly Issues[]): ReadonlySet<string> {
  const [first = [], ...rest] = ways.map((way) =>
    way.flatMap((one) => (one.code === 'unrecognized_keys' && one.path.length === 0 ? one.keys : [])),
  );
  return new Set(first.filter((key) => rest.every((keys) => keys.includes(key))));
}

function without(issue: Issue, known: ReadonlySet<string>): Issues {
  if (issue.code !== 'unrecognized_keys' || issue.path.length > 0) return [issue];
  const keys = issue.keys.filter((key) => !known.has(key));
  return keys.length > 0 ? [{ ...issue, keys }] : [];
}
