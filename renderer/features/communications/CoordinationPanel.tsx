import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { agencyName, personName } from '../../../shared/directory/state.ts';
import { agenciesHit, uncoordinatedAgencies } from '../../../shared/incident/affected.ts';
import { isOpen } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { listOf } from '../../i18n.ts';
import { Elapsed } from '../../ui/Countdown.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from './coordination.module.css';

/** CLS-MULTI: who sees to it that citizens of several agencies are told the same; nothing where one agency speaks. */
export const CoordinationPanel = memo(function CoordinationPanel({
  scope: { incident, directory },
  onCoordinate,
}: {
  readonly scope: Scope;
  readonly onCoordinate: () => void;
}) {
  const { t } = useTranslation();
  const agencies = agenciesHit(incident);
  if (agencies.length < 2) return null;
  const { coordination } = incident;
  const missing = uncoordinatedAgencies(incident);
  const names = (of: typeof agencies) => listOf(of.map((id) => agencyName(directory, id)));
  return (
    <Panel id="coordination" title={t('bridge.coordination.title', { count: agencies.length })} flush>
      <button
        type="button"
        data-row
        className={css.row}
        disabled={!isOpen(incident)}
        title={coordination?.note || undefined}
        onClick={onCoordinate}
      >
        {coordination ? (
          <>
            <span className={css.name}>{personName(directory, coordination.coordinator)}</span>
            <span className={css.since}>
              <Elapsed since={coordination.at} />
            </span>
          </>
        ) : (
          <span className={css.nobody}>
            <TriangleAlert size={12} aria-hidden /> {t('bridge.coordination.nobody')}
          </span>
        )}
        <span className={css.agencies}>
          {t('bridge.coordination.for', { agencies: names(coordination?.agencies ?? agencies) })}
        </span>
        {coordination && missing.length > 0 && (
          <span className={css.yet}>
            <TriangleAlert size={12} aria-hidden />{' '}
            {t('bridge.coordination.yet', { agencies: names(missing) })}
          </span>
        )}
      </button>
    </Panel>
  );
});
