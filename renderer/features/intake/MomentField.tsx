import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../shared/kernel/time.ts';
import { lengthText } from '../../../shared/views/countdown.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { parseMoment } from '../../ui/moment.ts';
import { TextField } from '../../ui/TextField.tsx';
import { machineZone, momentText, utcText } from '../../ui/zoned.ts';
import type { TypedMoment } from './draft.ts';

/** A time as people write it, and at once what was understood, in local time and UTC. */
export function MomentField({
  label,
  value,
  onChange,
  placeholder,
  standIn,
  whenEmpty,
  error,
}: {
  readonly label: string;
  readonly value: TypedMoment;
  readonly onChange: (value: TypedMoment) => void;
  readonly placeholder: string;
  /** What an empty field stands for. */
  readonly standIn: Instant | null;
  readonly whenEmpty: string;
  readonly error: string | null;
}) {
  const { t } = useTranslation();
  const empty = value.text.trim() === '';
  const at = empty ? standIn : value.at;
  const notUnderstood = !empty && value.at === null ? t('intake.record.notUnderstood') : null;
  return (
    <TextField
      figures
      label={label}
      value={value.text}
      placeholder={placeholder}
      onChange={(text) => onChange({ text, at: parseMoment(text, Date.now(), machineZone, 'past') })}
      error={error ?? notUnderstood}
      hint={
        <>
          {at !== null && <Understood at={at} />}
          {empty && <div>{whenEmpty}</div>}
        </>
      }
    />
  );
}

function Understood({ at }: { readonly at: Instant }) {
  const { t } = useTranslation();
  const text = useTimeText((now) => {
    const length = Math.abs(at - now);
    const key = length < 1_000 ? 'now' : at < now ? 'ago' : 'ahead';
    const distance = t(`intake.distance.${key}`, { length: lengthText(length) });
    return t('intake.record.understood', {
      local: momentText(at, machineZone, now, true),
      utc: utcText(at, true),
      distance,
    });
  });
  return <span className="figures">{text}</span>;
}
