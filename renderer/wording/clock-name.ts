import type { ClockKind } from '../../shared/clocks/reading.ts';
import { sentenceOf, t } from '../i18n.ts';

/** "First citizen message". A kind that this version does not know is named as it stands. */
export const clockName = (kind: ClockKind | (string & {})): string =>
  sentenceOf(`clocks.names.${kind}`) ?? t('clocks.unknown', { kind });
