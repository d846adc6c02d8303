import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { mayOpenRow } from '../../../shared/views/need-to-know.ts';
import type { Scope } from '../../bridge/scope.ts';
import { useConsole } from '../../bridge/store.ts';
import { Panel } from '../../ui/Panel.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { linked } from './linked.ts';
import { titleOf } from '../../wording/incident-title.ts';
import css from './links.module.css';

/** Parents, children, recurrences and duplicates, each one key away; nothing where there are none. */
export const LinksPanel = memo(function LinksPanel({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation();
  const summaries = useConsole((state) => state.summaries);
  const rows = linked(scope.incident);
  if (rows.length === 0) return null;
  return (
    <Panel id="links" title={t('links.title')} flush aside={rows.length}>
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('links.title')}>
        {rows.map(({ other, as }) => {
          const row = summaries.find(({ stream }) => stream === other.stream);
          const hidden = row !== undefined && !mayOpenRow(row, scope.me);
          return (
            <li key={`${as} ${other.stream}`}>
              <a data-row className={css.link} href={`#/${other.stream}`}>
                <span className={css.mark}>{t(`links.mark.${as}`)}</span>
                <span className={css.what}>
                  <span className="figures">{other.ref}</span>
                  {row && !hidden && <span className={css.state}> · {t(`common.status.${row.status}`)}</span>}
                  <span className={css.title} title={hidden ? undefined : titleOf(other)}>
                    {hidden ? t('security.closedDoor.title') : titleOf(other)}
                  </span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
});
