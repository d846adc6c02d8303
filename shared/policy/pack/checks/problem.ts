/** What is wrong with a pack whose every part is right by itself: names that lead nowhere, a tree with no way out. */
export interface CrossProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every later entry of a list whose key an earlier one has already. */
export const twice = <T>(
  list: readonly T[],
  keyOf: (one: T) => string,
  path: readonly (string | number)[],
  field: string,
): readonly CrossProblem[] => {
  const seen = new Set<string>();
  return list.flatMap((one, index) => {
    const key = keyOf(one);
    if (seen.has(key)) return [{ path: [...path, index, field], message: `"${key}" is listed twice` }];
    seen.add(key);
    return [];
  });
};
