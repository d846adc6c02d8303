import type { ClockReading } from '../../shared/clocks/reading.ts';
import { clockWords, type Known } from '../../shared/views/clock-words.ts';
import { t } from '../i18n.ts';
import { clockName } from './clock-name.ts';

/** What is due, in words: "Action: Restart the issuer", "Service Owner told: Sign-in", "First citizen message". */
export function clockTitle(known: Known, reading: ClockReading): string {
  const { title, about } = clockWords(known, reading);
  const what = title ?? ownName(reading);
  return about ? t('clocks.about', { what, whom: about }) : what;
}

/** CLK-INVESTIGATE asks something else of each priority: a decision, progress or an escalation, progress. */
function ownName({ kind, priority }: ClockReading): string {
  if (kind !== 'investigate' || priority === null || priority === 'P1') return clockName(kind);
  return t(priority === 'P2' ? 'clocks.progressOrEscalation' : 'clocks.progress');
}
