/**
 * Why a command was not accepted. The sentence a person reads (what is missing, who may do it) is made from `code`
 * and `params` by the catalogue in `resources/i18n`; a test asserts that every code has one.
 * Instants in `params` are epoch milliseconds under a key that ends in `At`; a list holds catalogue keys or names.
 */
export interface Rejection<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}
