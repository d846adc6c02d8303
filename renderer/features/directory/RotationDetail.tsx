import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chainAt, watchesBetween } from '../../../shared/directory/on-call.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { RotationId } from '../../../shared/kernel/ids.ts';
import { DAY, type Instant } from '../../../shared/kernel/time.ts';
import { durationText } from '../../../shared/policy/limits-of.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { durationWords } from '../../ui/duration.ts';
import { clockTime, machineZone, momentText, sameDay, weekdayText } from '../../ui/zoned.ts';
import css from './directory.module.css';
import { EndOverride } from './EndOverride.tsx';
import { OverrideDialog } from './OverrideDialog.tsx';

const DAYS_AHEAD = 14;

/** `20:00`, with its day where that is another. */
const endText = (from: Instant, until: Instant): string =>
  sameDay(from, until, machineZone) ? clockTime(until, machineZone) : dayAndTime(until);

/** `Mon 30 Nov 08:00`. */
const dayAndTime = (at: Instant): string => `${weekdayText(at, machineZone)} ${clockTime(at, machineZone)}`;

/** Who is on call now and in the days to come, and who stands in for whom. */
export function RotationDetail({ id }: { readonly id: RotationId }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const now = useOfficeTime(directory);
  const [front, setFront] = useState<'override' | string | null>(null);
  const rotation = directory.rotations.get(id);
  if (!rotation) return null;
  const services = [...directory.services.values()].filter((service) => service.rotation === id);
  const overrides = [...directory.overrides.values()]
    .filter((override) => override.rotation === id && override.until > now)
    .toSorted((a, b) => a.from - b.from);
  const ended = overrides.find((override) => override.id === front);
  const names = chainAt(directory, id, now).map((person) => personName(directory, person));
  const end = now + DAYS_AHEAD * DAY;
  const ahead = watchesBetween(directory, id, now, end);
  return (
    <>
      <dl className={css.facts}>
        <dt>{t('directory.fields.onCall')}</dt>
        <dd>{names.join(' → ') || t('directory.nobody')}</dd>
        <dt>{t('directory.fields.turn')}</dt>
        <dd>
          {t(`directory.rotation.${rotation.turn}`)} · {rotation.zone}
        </dd>
        <dt>{t('directory.fields.escalateAfter')}</dt>
        <dd className="figures">{durationWords(durationText(rotation.escalateAfter))}</dd>
        <dt>{t('directory.fields.pagesFor')}</dt>
        <dd>{services.map(({ name }) => name).join(', ') || t('directory.none')}</dd>
      </dl>
      <section className={css.offices}>
        <h2 className={css.subtitle}>{t('directory.rotation.layers')}</h2>
        <table className={css.table}>
          <tbody>
            {rotation.layers.map((layer) => (
              <tr key={`${layer.days.join()}${layer.from}${layer.until}`}>
                <td>{layer.days.map((day) => t(`directory.days.${day}`)).join(' ')}</td>
                <td className="figures">
                  {layer.from}–{layer.until}
                </td>
                <td>{layer.order.map((person) => personName(directory, person)).join(' → ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className={css.offices}>
        <header className={css.entryHeader}>
          <h2 className={css.subtitle}>{t('directory.rotation.overrides')}</h2>
          <Button small onClick={() => setFront('override')}>
            {t('directory.rotation.override')}
          </Button>
        </header>
        {overrides.length === 0 && <p className={css.muted}>{t('directory.rotation.noOverrides')}</p>}
        <ul>
          {overrides.map((override) => (
            <li key={override.id} className={css.override}>
              <span>{personName(directory, override.person)}</span>
              <span className="figures">
                {momentText(override.from, machineZone, now)} – {momentText(override.until, machineZone, now)}
              </span>
              <Button small kind="quiet" onClick={() => setFront(override.id)}>
                {t('directory.offices.end')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <section className={css.offices}>
        <h2 className={css.subtitle}>{t('directory.rotation.ahead')}</h2>
        <table className={css.table}>
          <tbody>
            {ahead.map(({ from, until, chain: [first, ...behind] }) => (
              <tr key={from}>
                <td className={`figures ${css.watch}`}>
                  {from === now ? t('directory.rotation.now') : dayAndTime(from)} –{' '}
                  {until === end ? '…' : endText(from, until)}
                </td>
                <td>{first === undefined ? t('directory.nobody') : personName(directory, first)}</td>
                <td className={css.muted}>
                  {behind
                    .slice(0, 2)
                    .map((person) => personName(directory, person))
                    .join(' → ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {front === 'override' && <OverrideDialog rotation={id} onClose={() => setFront(null)} />}
      {ended && <EndOverride override={ended} onClose={() => setFront(null)} />}
    </>
  );
}
