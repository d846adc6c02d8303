import type { Rejection } from '../../shared/kernel/rejection.ts';

/** Ends a call whose answer has no place for a rejection; the transports make its sentence from the catalogue. */
export class Refused extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}
