/** Three numbers without needless zeros, so that two texts are the same version only where they are the same text. */
export const versionForm = /^(?:(?:0|[1-9]\d{0,5})\.){2}(?:0|[1-9]\d{0,5})$/;

/** Below 0 where the first is the earlier of two versions, 0 where they are the same. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
