/** What the app asked of the world outside (a browser, a dialog, a notification). Nothing of it really happens. */
export interface RecordedCall {
  readonly api: string;
  readonly args: readonly unknown[];
}

export const recordedCalls: RecordedCall[] = [];

export function record(api: string, ...args: readonly unknown[]): void {
  recordedCalls.push({ api, args: args.map(cloneOrName) });
}

/** A test reads the record from another process: what cannot travel is kept by its name. */
function cloneOrName(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return String(value);
  }
}
