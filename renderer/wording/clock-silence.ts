import type { EndReason } from '../../shared/clocks/reading.ts';
import type { SilentClock } from '../../shared/clocks/silent.ts';
import { sentenceOf } from '../i18n.ts';

/** Why a clock does not run, as a sentence (clauses §3: "not applicable, and why"). */
export const clockSilence = ({ why, params }: SilentClock): string =>
  sentenceOf(`clocks.silent.${why}`, params) ?? why;

/** Why a clock that was owed is not any more; when stands beside it. */
export const clockEnd = (why: EndReason): string => sentenceOf(`clocks.ended.${why}`) ?? why;
