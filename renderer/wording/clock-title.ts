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
  // A P4 is answered to whoever reported it, not to the public (5.1).
  if (priority === 'P4' && isMessage(kind)) return t(`clocks.reporter.${kind}`);
  if (kind !== 'investigate' || priority === null || priority === 'P1') return clockName(kind);
  return t(priority === 'P2' ? 'clocks.progressOrEscalation' : 'clocks.progress');
}

const messages = ['citizenFirst', 'citizenUpdate', 'restored'] as const;
const isMessage = (kind: ClockReading['kind']): kind is (typeof messages)[number] =>
  messages.some((one) => one === kind);
