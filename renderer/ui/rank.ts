/**
 * Puts what is called so before what only has to do with it, and otherwise leaves the order as it is: the first one is a
 * key away. A name that begins with the words, then one of whose words does, then one that holds them.
 */
export function ranked<I extends { readonly label: string }>(
  items: readonly I[],
  query: string,
): readonly I[] {
  const words = query.trim().toLowerCase();
  if (words === '') return items;
  const rank = ({ label }: I): number => {
    const name = label.toLowerCase();
    if (name.startsWith(words)) return 0;
    if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(words))) return 1;
    return name.includes(words) ? 2 : 3;
  };
  return items.toSorted((a, b) => rank(a) - rank(b));
}
