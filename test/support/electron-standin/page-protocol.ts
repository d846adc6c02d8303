/** What crosses between a page (preload-shim.ts) and the main process (web-contents.ts). `args` are encoded (codec.ts). */
export type PageRequest =
  | { readonly op: 'invoke'; readonly channel: string; readonly args: string }
  | { readonly op: 'send'; readonly channel: string; readonly args: string }
  | { readonly op: 'open'; readonly url: string; readonly frameName: string; readonly features: string }
  | { readonly op: 'preload-error'; readonly message: string; readonly stack: string }
  | { readonly op: 'title'; readonly title: string };

export type PageAnswer = { readonly value: unknown } | { readonly error: string };

/** What the shim is told before it runs the preload; `door` names its way to the main process and back. */
export interface ShimSettings {
  readonly door: string;
  readonly preloadPath: string;
  readonly inSubFrames: boolean;
  readonly platform: string;
  readonly electronVersion: string;
  readonly run: (require: unknown, module: unknown, exports: unknown, process: unknown) => void;
}

/** Where the main process finds the function that delivers a push; a symbol, so that no page lists it. */
export const mailbox = (door: string): symbol => Symbol.for(`electron-standin.${door}`);
