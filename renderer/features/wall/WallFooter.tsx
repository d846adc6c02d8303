import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import { useConsole } from '../../bridge/store.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { clockTime, utcText, zoneName } from '../../ui/zoned.ts';
import css from './wall.module.css';

export function WallFooter({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const live = useConsole((state) => state.live);
  const heardAt = useConsole((state) => state.heardAt);
  const open = useConsole((state) => state.summaries.filter(({ status }) => status !== 'closed').length);
  const { zone } = incident;
  const now = useTimeText((at) => `${clockTime(at, zone)} ${zoneName(at, zone)} · ${utcText(at)}`);
  // While the line holds, every second is confirmed; once it is lost the figure stands still and the wall greys.
  const confirmed = useTimeText((at) => clockTime(live ? at : heardAt, zone, true));
  return (
    <footer className={css.footer}>
      <span className={css.figures}>{now}</span>
      <span className={css.figures}>{t(live ? 'wall.dataFrom' : 'wall.stale', { time: confirmed })}</span>
      <span>{t('wall.openIncidents', { count: open })}</span>
    </footer>
  );
}
