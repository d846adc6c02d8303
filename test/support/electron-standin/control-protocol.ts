/** Between a test's launcher and the main process under the stand-in, over Node's IPC. Values are encoded (codec.ts). */
export type ToMain =
  | { readonly kind: 'evaluate'; readonly id: number; readonly source: string; readonly argument: string }
  | { readonly kind: 'quit' };

export type FromMain =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'value'; readonly id: number; readonly value: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };
