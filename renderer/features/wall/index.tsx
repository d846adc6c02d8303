import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incident/state.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { mayOpen } from '../../../shared/views/need-to-know.ts';
import { useClocks, useIncident, useOfficeTime, usePack } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Hero } from './Hero.tsx';
import { LatestEvents } from './LatestEvents.tsx';
import { NextClocks } from './NextClocks.tsx';
import { RolesLine } from './RolesLine.tsx';
import { WallFooter } from './WallFooter.tsx';
import { WallHeader } from './WallHeader.tsx';
import css from './wall.module.css';
import { wallLines } from './wall-lines.ts';

/**
 * The bridge on a large screen, read from five metres. Nothing is smaller than the floor set in the stylesheet, and
 * nothing that is breached is hidden: what does not fit is counted.
 */
export default function Wall({ stream }: { readonly stream: StreamId }) {
  const { t } = useTranslation();
  const load = useIncident(stream);
  const person = useConsole(({ session }) => session?.person ?? null);
  if (load.state === 'loading') return <main className={css.wall} data-theme="dark" />;
  if (load.state === 'missing')
    return (
      <main className={css.wall} data-theme="dark">
        <p className={css.empty}>{t('wall.missing')}</p>
      </main>
    );
  // CLS-SECURITY: whoever stands at this console need not be somebody who may know.
  if (!mayOpen(load.incident, person))
    return (
      <main className={css.wall} data-theme="dark">
        <p className={css.empty}>{t('security.closedDoor.text', { ref: load.incident.ref })}</p>
      </main>
    );
  return <WallOf incident={load.incident} />;
}

function WallOf({ incident }: { readonly incident: Incident }) {
  const pack = usePack(incident);
  const live = useConsole((state) => state.live);
  return (
    <main className={css.wall} data-theme="dark" data-stale={!live}>
      <WallHeader incident={incident} />
      {pack && <Clocks incident={incident} pack={pack} />}
      <LatestEvents incident={incident} />
      {pack && <RolesLine incident={incident} pack={pack} />}
      <WallFooter incident={incident} />
    </main>
  );
}

function Clocks({ incident, pack }: { readonly incident: Incident; readonly pack: PolicyPack }) {
  const directory = useConsole((state) => state.directory);
  const at = useOfficeTime(directory);
  const [first, ...rest] = wallLines({ incident, pack, directory }, useClocks(incident, pack).readings, at);
  return (
    <section className={css.clocks}>
      <Hero line={first ?? null} incident={incident} pack={pack} />
      <NextClocks lines={rest} />
    </section>
  );
}
