import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Watch, watchesBetween } from '../../../shared/directory/on-call.ts';
import { agencyName, type Directory } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { DAY, type Instant } from '../../../shared/kernel/time.ts';
import { useOfficeTime } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { machineZone, momentText } from '../../ui/zoned.ts';
import css from './directory.module.css';
import { Fact, Link } from './Fact.tsx';
import { Offices } from './Offices.tsx';
import type { Selected } from './selection.ts';

/** How to reach somebody, when they are on call, and which offices they hold. */
export function PersonFacts({
  id,
  onSelect,
}: {
  readonly id: PersonId;
  readonly onSelect: (entry: Selected) => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const now = useOfficeTime(directory);
  const person = directory.people.get(id);
  const rotations = useMemo(() => turnsOf(directory, id, now), [directory, id, now]);
  if (!person) return null;
  const whenText = ({ from, until }: Watch): string =>
    from <= now
      ? t('directory.rotation.nowUntil', { until: momentText(until, machineZone, now) })
      : t('directory.rotation.nextFrom', { from: momentText(from, machineZone, now) });
  return (
    <>
      <dl className={css.facts}>
        <Fact name={t('directory.fields.handle')}>@{person.handle}</Fact>
        <Fact name={t('directory.fields.agency')}>
          {person.agency === null ? (
            t('directory.none')
          ) : (
            <Link onClick={() => person.agency && onSelect({ kind: 'agencies', id: person.agency })}>
              {agencyName(directory, person.agency)}
            </Link>
          )}
        </Fact>
        <Fact name={t('directory.fields.phone')}>{person.phone ?? t('directory.none')}</Fact>
        <Fact name={t('directory.fields.email')}>{person.email ?? t('directory.none')}</Fact>
        {rotations.length > 0 && (
          <Fact name={t('directory.fields.takesTurns')}>
            {rotations.map(({ rotation, watch }) => (
              <span key={rotation.id} className={css.listed}>
                <Link onClick={() => onSelect({ kind: 'rotations', id: rotation.id })}>{rotation.name}</Link>{' '}
                <span className={css.muted}>
                  {watch ? whenText(watch) : t('directory.rotation.notFirst')}
                </span>
              </span>
            ))}
          </Fact>
        )}
      </dl>
      <Offices person={id} onSelect={onSelect} />
    </>
  );
}

/** Rotations in which somebody takes turns or stands in, each with when they are next the first to be paged. */
function turnsOf(directory: Directory, person: PersonId, now: Instant) {
  const standsIn = new Set(
    [...directory.overrides.values()]
      .filter((override) => override.person === person && override.until > now)
      .map(({ rotation }) => rotation),
  );
  return [...directory.rotations.values()]
    .filter(({ id, layers }) => standsIn.has(id) || layers.some(({ order }) => order.includes(person)))
    .map((rotation) => {
      const ahead = watchesBetween(directory, rotation.id, now, now + LOOK_AHEAD);
      return { rotation, watch: ahead.find(({ chain }) => chain[0] === person) ?? null };
    });
}

const LOOK_AHEAD = 28 * DAY;
