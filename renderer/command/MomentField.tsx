import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../shared/kernel/time.ts';
import { type Lean, parseMoment } from '../ui/moment.ts';
import { TextField } from '../ui/TextField.tsx';
import { machineZone, momentText, utcText } from '../ui/zoned.ts';

/** A moment that a person types: `14:02`, `-5m`, `+30m`, `tomorrow 10:00`. What was understood stands under it. */
export function MomentField({
  label,
  value,
  onChange,
  lean = 'past',
  empty,
  autoFocus,
}: {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly lean?: Lean;
  /** What an empty field means. */
  readonly empty?: string;
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const now = Date.now();
  const at = readMoment(value, now, lean);
  const understood = at === null ? null : `${momentText(at, machineZone, now)} · ${utcText(at)}`;
  return (
    <TextField
      label={label}
      figures
      value={value}
      onChange={onChange}
      placeholder={empty}
      autoFocus={autoFocus}
      hint={
        value.trim() === ''
          ? empty === undefined
            ? t(lean === 'future' ? 'bridge.moment.hintFuture' : 'bridge.moment.hint')
            : undefined
          : understood
      }
      error={value.trim() !== '' && at === null ? t('bridge.moment.unread') : null}
    />
  );
}

/** Null for an empty or unreadable text. */
export const readMoment = (text: string, now: Instant, lean: Lean = 'past'): Instant | null =>
  text.trim() === '' ? null : parseMoment(text, now, machineZone, lean);
