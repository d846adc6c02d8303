import type { Rejection } from '../../kernel/rejection.ts';
import type { DirectoryRejectionCode } from '../rejections.ts';

/** Every reason for which a file is not taken, besides what the directory itself refuses. */
export const exchangeRejectionCodes = [
  'exchange.notJson',
  'exchange.wrongFormat',
  'exchange.empty',
  'exchange.noEntries',
  'exchange.tooMany',
  'exchange.tooLarge',
  'exchange.notText',
  'exchange.missingColumn',
  'exchange.unknownColumn',
  'exchange.columnTwice',
  'exchange.wrongCells',
  'exchange.openQuote',
  'exchange.afterQuote',
  'exchange.badValue',
  'exchange.unknownField',
  'exchange.twoScopes',
] as const;

export type ExchangeRejectionCode = (typeof exchangeRejectionCodes)[number];

/** Where in a file: a line and column of a table, or a path into a document such as `people.3.handle`. */
export type Place = { readonly line: number; readonly column: string | null } | { readonly path: string };

/** Why a file is not taken, one for each thing to correct; the sentence is the catalogue's. */
export interface ExchangeProblem {
  readonly place: Place;
  readonly rejection: Rejection<ExchangeRejectionCode | DirectoryRejectionCode>;
}
