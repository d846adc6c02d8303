import { Phone, SquareCheck } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { HOUR } from '../../../shared/kernel/time.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import type { Target } from '../../command/tell.ts';
import { Button } from '../../ui/Button.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { workingText } from '../../wording/clock-working.ts';
import { ClockDetail } from './ClockDetail.tsx';
import css from './DuePanel.module.css';
import type { OwnerText } from './owner.ts';

/** What can be done about a clock, named as its key does it. */
export interface RowAct {
  readonly key: string;
  readonly label: string;
  readonly run: (row: HTMLElement) => void;
}

interface Props {
  readonly reading: ClockReading;
  readonly name: string;
  readonly owner: OwnerText;
  /** Whom to tell, for a notification. */
  readonly target: Target | null;
  /** Why it stays unmet although somebody would meet it (CLS-SECURITY). */
  readonly withheld: string | null;
  /** PIR-TRIGGER: why a review is owed. */
  readonly because: string | null;
  /** It stands under the line that its countdown is in. */
  readonly nested: boolean;
  readonly selected: boolean;
  readonly expanded: boolean;
  readonly onToggle: (key: string) => void;
  readonly actsOf: (reading: ClockReading) => readonly RowAct[];
}

/** One clock that somebody owes: the countdown, what it is, who owes it and by which section. */
export const ClockRow = memo(function ClockRow(props: Props) {
  const { reading, name, owner, target, withheld, because, nested, selected, expanded, onToggle, actsOf } =
    props;
  const { t } = useTranslation();
  const { state, key, dueAt, startsAt, cite, clause, packDefault, business, adviseAt } = reading;
  const number = target?.reach[0]?.phone ?? null;
  const standing = target?.reach[0];
  return (
    <li className={css.clock} data-state={state} data-nested={nested || undefined}>
      <button
        type="button"
        data-row
        data-key={key}
        className={css.row}
        aria-expanded={expanded}
        title={`${clause} · ${cite.join(', ')}`}
        onClick={() => onToggle(key)}
      >
        <span className={css.figure}>
          {selected && (
            <span className={css.selected}>
              <SquareCheck size={13} aria-hidden /> {t('bridge.due.selected')}
            </span>
          )}
          {!nested && <Countdown dueAt={dueAt} state={state} />}
          {!nested && state !== 'running' && <StateMark state={state} />}
        </span>
        <span className={css.name}>
          <span className={css.title}>{name}</span>
          {target !== null && (
            <span className={css.reach}>
              {number === null ? (
                // The law names an authority; the directory knows nobody there.
                target.office !== '' &&
                t(target.reach.length === 0 ? 'bridge.tell.nobodyKnown' : 'bridge.tell.noNumber')
              ) : (
                <span className="figures">
                  <Phone size={11} aria-hidden /> {number}
                </span>
              )}
              {target.whom !== null && <span className={css.standing}>{target.whom}</span>}
              {standing && standing.as !== 'holder' && (
                <span className={css.standing}>
                  {standing.forWhom === null
                    ? t(`bridge.tell.as.${standing.as}`)
                    : t('bridge.tell.standsFor', {
                        as: t(`bridge.tell.as.${standing.as}`),
                        name: standing.forWhom,
                      })}
                </span>
              )}
            </span>
          )}
          {withheld !== null && <span className={css.withheld}>{withheld}</span>}
          {because !== null && <span className={css.standing}>{because}</span>}
          {(business !== null || dueAt - startsAt >= 12 * HOUR) && (
            <span className={css.when}>
              {t('bridge.due.by')} <TimeOf at={dueAt} weekday localOnly />
              {business !== null && <Working reading={reading} />}
            </span>
          )}
          {adviseAt !== null && (
            <span className={css.when}>
              {t('bridge.due.better')} <TimeOf at={adviseAt} weekday localOnly />
            </span>
          )}
          <span className={css.owes}>
            <Owner owner={owner} />
            <span className={css.cite}>{cite.join(', ')}</span>
            {packDefault && <span className={css.default}>{t('bridge.due.packDefault')}</span>}
          </span>
        </span>
      </button>
      {expanded && (
        <>
          <div className={css.acts}>
            {actsOf(reading).map((act) => (
              <Button
                key={act.key}
                small
                shortcut={act.key}
                onClick={({ currentTarget }) => act.run(currentTarget.closest('li') ?? currentTarget)}
              >
                {act.label}
              </Button>
            ))}
          </div>
          <ClockDetail reading={reading} />
        </>
      )}
    </li>
  );
}, sameRow);

function sameRow(a: Props, b: Props): boolean {
  return (
    a.reading.key === b.reading.key &&
    a.reading.state === b.reading.state &&
    a.name === b.name &&
    a.withheld === b.withheld &&
    a.because === b.because &&
    a.nested === b.nested &&
    a.selected === b.selected &&
    a.expanded === b.expanded &&
    a.onToggle === b.onToggle &&
    a.actsOf === b.actsOf &&
    JSON.stringify([a.owner, a.target]) === JSON.stringify([b.owner, b.target])
  );
}

/** Business time used and left: it stands still out of hours. */
function Working({ reading }: { readonly reading: ClockReading }) {
  const text = useTimeText((now) => workingText(reading, now) ?? '');
  return text === '' ? null : <span className={css.working}>{text}</span>;
}

function Owner({ owner: { title, names, vacant, own } }: { readonly owner: OwnerText }) {
  const { t } = useTranslation();
  const who = names.join(', ');
  if (vacant)
    return (
      <span>
        {t('bridge.due.vacant', { role: title })} <b>{who}</b>
      </span>
    );
  return (
    <span className={own ? css.own : undefined}>
      {title}
      {title !== '' && who !== '' && ' '}
      {who !== '' && <b>{who}</b>}
    </span>
  );
}
