import { Eraser, Pencil, Strikethrough } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Directory, personName } from '../../../shared/directory/state.ts';
import type { Incident, TimelineEntry } from '../../../shared/incident/state.ts';
import { actingPerson } from '../../../shared/kernel/envelope.ts';
import { MINUTE, toRfc3339 } from '../../../shared/kernel/time.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import { EventIcon } from '../../ui/EventIcon.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { clockTime, machineZone, momentText, utcText, zoneName } from '../../ui/zoned.ts';
import { isCorrectable, isRedactable } from '../../../shared/views/timeline.ts';
import { describeEvent } from '../../wording/describe-event.ts';
import css from './Timeline.module.css';

export interface EntryContext {
  readonly directory: Directory;
  readonly pack: PolicyPack;
  readonly around: Pick<Incident, 'actions' | 'messages' | 'pages' | 'notifications'>;
  readonly closedAt: number | null;
}

interface Props {
  readonly entry: TimelineEntry;
  readonly context: EntryContext;
  readonly active: boolean;
  /** The day, where this line is the first of another one. */
  readonly day: string | null;
  readonly onAmend: ((entry: TimelineEntry) => void) | null;
  readonly onStrike: ((entry: TimelineEntry) => void) | null;
  readonly onRedact: (entry: TimelineEntry) => void;
}

/** One line of the record: when, what, who; later corrections stand under it and nothing disappears. */
export const EntryRow = memo(function EntryRow({
  entry,
  context,
  active,
  day,
  onAmend,
  onStrike,
  onRedact,
}: Props) {
  const { t } = useTranslation();
  const { event, redacted } = entry;
  // What was said of a redacted line is gone with it; what came after it, unaware, is not.
  const amendments = entry.amendments.filter(({ text: said }) => !redacted || said !== '');
  const struck = redacted ? null : entry.struck;
  const { directory, pack, around, closedAt } = context;
  const { icon, text, detail } = describeEvent(entry, directory, pack, around);
  const backDated = event.recordedAt - event.occurredAt >= MINUTE;
  const late = closedAt !== null && event.recordedAt > closedAt;
  return (
    <>
      {day !== null && <div className={css.day}>{day}</div>}
      <div
        className={css.entry}
        data-kind={icon}
        data-type={event.type}
        data-active={active || undefined}
        data-struck={struck !== null || undefined}
        data-redacted={redacted !== null || undefined}
      >
        <time
          className={`figures ${css.time}`}
          dateTime={toRfc3339(event.occurredAt)}
          title={`${clockTime(event.occurredAt, machineZone, true)} ${zoneName(event.occurredAt, machineZone)} · ${utcText(event.occurredAt, true)}`}
        >
          {clockTime(event.occurredAt, machineZone)}
        </time>
        <span className={css.icon}>
          <EventIcon kind={icon} />
        </span>
        <div className={css.what}>
          <p className={css.text}>{struck === null ? text : <s>{text}</s>}</p>
          {detail !== null && <p className={css.detail}>{detail}</p>}
          {amendments.map((amendment, index) => (
            <p key={amendment.recordedAt} className={css.mark}>
              {t('bridge.timeline.amended', {
                at: clockTime(amendment.at, machineZone),
                name: shortName(personName(directory, amendment.by)),
              })}{' '}
              <del>{amendments[index - 1]?.text ?? firstText(entry)}</del> → <ins>{amendment.text}</ins>
            </p>
          ))}
          {struck !== null && (
            <p className={css.mark}>
              {t(struck.reason === '' ? 'bridge.timeline.struckPlain' : 'bridge.timeline.struck', {
                at: clockTime(struck.at, machineZone),
                name: shortName(personName(directory, struck.by)),
                reason: struck.reason,
              })}
            </p>
          )}
        </div>
        <div className={css.who}>
          <Who entry={entry} context={context} />
          {backDated && (
            <span className={css.recorded}>
              {t('bridge.timeline.recorded', {
                at: momentText(event.recordedAt, machineZone, event.occurredAt),
              })}
            </span>
          )}
          {late && <span className={css.recorded}>{t('bridge.timeline.afterClosure')}</span>}
        </div>
        {isRedactable(entry) && (
          <div className={css.acts}>
            {onAmend && isCorrectable(entry) && (
              <button
                type="button"
                tabIndex={-1}
                title={t('bridge.timeline.amendKey')}
                aria-label={t('bridge.timeline.amend')}
                onClick={() => onAmend(entry)}
              >
                <Pencil size={14} aria-hidden />
              </button>
            )}
            {onStrike && isCorrectable(entry) && (
              <button
                type="button"
                tabIndex={-1}
                title={t('bridge.timeline.strikeKey')}
                aria-label={t('bridge.timeline.strike')}
                onClick={() => onStrike(entry)}
              >
                <Strikethrough size={14} aria-hidden />
              </button>
            )}
            <button
              type="button"
              tabIndex={-1}
              title={t('bridge.timeline.redactKey')}
              aria-label={t('bridge.timeline.redact')}
              onClick={() => onRedact(entry)}
            >
              <Eraser size={14} aria-hidden />
            </button>
          </div>
        )}
      </div>
    </>
  );
});

const firstText = ({ event }: TimelineEntry): string => (event.body as { readonly text: string }).text;

/** Whose act it is and in which role; RES-ONBEHALF: who recorded it for them, and how the word came. */
function Who({
  entry: { event },
  context: { directory, pack },
}: {
  readonly entry: TimelineEntry;
  readonly context: EntryContext;
}) {
  const { t } = useTranslation();
  const person = actingPerson(event);
  const role = event.onBehalfOf ? undefined : warRoomRoles.find((one) => event.actor.held.includes(one));
  return (
    <>
      <span title={personName(directory, person)}>
        {shortName(personName(directory, person))}
        {role && (
          <abbr className={css.role} title={pack.roles[role].name}>
            {role === 'SCRIBE' ? pack.roles[role].short : role}
          </abbr>
        )}
      </span>
      {event.onBehalfOf && (
        <span className={css.recorded}>
          {t('bridge.timeline.behalf', {
            how: t(`bridge.dialog.ways.${event.onBehalfOf.how}`),
            name: shortName(personName(directory, event.actor.person)),
          })}
        </span>
      )}
    </>
  );
}
