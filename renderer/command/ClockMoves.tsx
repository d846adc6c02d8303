import { OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readClocks } from '../../shared/clocks/clocks.ts';
import { isCounting } from '../../shared/clocks/reading.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { type ClockMove, clockMoves } from '../../shared/views/moves.ts';
import type { Scope } from '../bridge/scope.ts';
import { TimeOf } from '../ui/TimeOf.tsx';
import { clockTitle } from '../wording/clock-title.ts';
import css from './ClockMoves.module.css';

/** Shown before the reader asks for no more: the earliest are what matters. */
const SHOWN = 8;

/** What a change does to the clocks, before anybody presses the button. */
export function ClockMoves({
  scope,
  after,
  pack = scope.pack,
}: {
  readonly scope: Scope;
  /** The incident as it would stand; null while the form does not say enough. */
  readonly after: Incident | null;
  /** The pack it would run under. */
  readonly pack?: PolicyPack;
}) {
  const { t } = useTranslation();
  if (after === null) return null;
  const now = Date.now();
  const moves = clockMoves(
    readClocks(scope.incident, scope.pack, now).readings,
    readClocks(after, pack, now).readings,
  );
  return (
    <div className={css.moves} aria-live="polite">
      <p className={css.heading}>{t('record.moves.title')}</p>
      {moves.length === 0 && <p className={css.none}>{t('record.moves.none')}</p>}
      <ul>
        {moves.slice(0, SHOWN).map((move) => (
          <Move key={move.key} move={move} scope={{ ...scope, incident: after, pack }} />
        ))}
      </ul>
      {moves.length > SHOWN && (
        <p className={css.none}>{t('record.moves.more', { count: moves.length - SHOWN })}</p>
      )}
    </div>
  );
}

function Move({ move: { before, after }, scope }: { readonly move: ClockMove; readonly scope: Scope }) {
  const { t } = useTranslation();
  const reading = after ?? before;
  if (!reading) return null;
  const open = after !== null && isCounting(after);
  const breaches = open && after.state === 'breached' && before?.state !== 'breached';
  return (
    <li className={css.move}>
      <span>{clockTitle(scope, reading)}</span>
      <span className={css.times}>
        {before && isCounting(before) && (
          <span className={css.was}>
            <span className="visually-hidden">{t('record.moves.from')} </span>
            <del>
              <TimeOf at={before.dueAt} localOnly bare />
            </del>
          </span>
        )}
        {!before && <span className={css.was}>{t('record.moves.new')}</span>}
        {open ? (
          <TimeOf at={after.dueAt} localOnly />
        ) : (
          <span className={css.was}>{t('record.moves.gone')}</span>
        )}
        {breaches && (
          <span className={css.late}>
            <OctagonAlert size={12} aria-hidden /> {t('record.moves.breached')}
          </span>
        )}
      </span>
    </li>
  );
}
