import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { moveBetweenRows } from '../../ui/roving.ts';
import css from './places.module.css';
import { type Place, places } from './sections.ts';

/** The parts of the policy: one stop of the tabulator, arrow keys go from part to part. */
export function Places({
  place,
  onPlace,
  count,
}: {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly count: (place: Place) => { readonly wrong: number; readonly count: number };
}) {
  const { t } = useTranslation();
  return (
    <nav
      className={css.places}
      aria-label={t('policy.parts')}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveBetweenRows(event)}
    >
      {places.map((one) => {
        const { wrong, count: changed } = count(one);
        return (
          <button
            key={one}
            type="button"
            data-row
            className={css.place}
            tabIndex={one === place ? 0 : -1}
            aria-current={one === place || undefined}
            onClick={() => onPlace(one)}
            onFocus={() => onPlace(one)}
          >
            {t(`policy.sections.${one}`)}
            {wrong > 0 && (
              <b className={css.count}>
                {wrong}
                <span className="visually-hidden"> {t('policy.toCorrect', { count: wrong })}</span>
              </b>
            )}
            {changed > 0 && <span className={css.changed}>{changed}</span>}
          </button>
        );
      })}
    </nav>
  );
}
