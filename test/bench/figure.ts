/** One measured figure, as `npm run bench` prints it beside its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In words; null for a figure printed for comparison only. */
  readonly goal: string | null;
  readonly met: boolean | null;
}

const digits = (value: number): string =>
  value >= 1_000
    ? Math.round(value).toLocaleString('en-GB')
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(2);

export function figure({ name, value, unit, goal, met }: Figure): void {
  const verdict = met === null ? '' : met ? '  reached' : '  NOT REACHED';
  console.log(
    `  ${name.padEnd(72)} ${`${digits(value)} ${unit}`.padStart(20)}${goal ? `   goal ${goal}` : ''}${verdict}`,
  );
}

/** The middle of `runs` measurements: a figure that one hiccup cannot spoil. */
export function median(runs: number, measure: () => number): number {
  const sorted = Array.from({ length: runs }, measure).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;
