import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameScope } from '../../../shared/directory/appointments.ts';
import {
  type Appointment,
  agencyName,
  type Directory,
  personName,
  type Scope,
  type Standing,
  serviceName,
} from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { useOfficeTime, usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { dateText, machineZone } from '../../ui/zoned.ts';
import { AppointDialog } from './AppointDialog.tsx';
import css from './directory.module.css';
import { EndAppointment } from './EndAppointment.tsx';
import type { Selected } from './selection.ts';

const order: readonly Standing[] = ['holder', 'acting', 'deputy'];

/** In front of the list: a new appointment, or one to change or to end. */
type Front = 'new' | { readonly act: 'change' | 'end'; readonly appointment: Appointment } | null;

type Of =
  | { readonly scope: Scope; readonly person?: never }
  | { readonly person: PersonId; readonly scope?: never };

/** Who holds which office here, or which offices somebody holds, as what and between which dates. */
export function Offices({
  scope,
  person,
  heading = false,
  onSelect,
}: Of & { readonly heading?: boolean; readonly onSelect: (entry: Selected) => void }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const pack = usePackInForce();
  const at = useOfficeTime(directory);
  const [front, setFront] = useState<Front>(null);
  useShortcuts(t('directory.title'), [
    { key: 'a', label: t('directory.keys.appoint'), run: () => setFront('new') },
  ]);
  const offices = Object.keys(pack?.offices ?? {});
  const held = [...directory.appointments.values()]
    .filter((one) => (scope ? sameScope(one.scope, scope) : one.person === person))
    .filter(({ until }) => until === null || until > at)
    .toSorted(
      (a, b) =>
        offices.indexOf(a.office) - offices.indexOf(b.office) || order.indexOf(a.as) - order.indexOf(b.as),
    );
  const Heading = heading ? 'h1' : 'h2';
  const title = person
    ? t('directory.fields.offices')
    : t(heading ? 'directory.offices.government' : 'directory.offices.title');
  return (
    <section className={heading ? css.sheet : css.offices}>
      <header className={css.entryHeader}>
        <Heading className={heading ? css.title : css.subtitle}>{title}</Heading>
        <Button small={!heading} shortcut="a" onClick={() => setFront('new')}>
          {t('directory.offices.appoint')}
        </Button>
      </header>
      {held.length === 0 && (
        <p className={css.muted}>{t(person ? 'directory.offices.noneHeld' : 'directory.offices.none')}</p>
      )}
      {held.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('directory.fields.office')}</th>
              <th scope="col">{t(person ? 'directory.fields.scope' : 'directory.fields.person')}</th>
              <th scope="col">{t('directory.fields.as')}</th>
              <th scope="col">{t('directory.fields.dates')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('directory.fields.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {held.map((appointment) => (
              <tr key={appointment.id} data-later={isLater(appointment, at) || undefined}>
                <td>{pack?.offices[appointment.office] ?? appointment.office}</td>
                <td>
                  {person ? (
                    <Where scope={appointment.scope} directory={directory} onSelect={onSelect} />
                  ) : (
                    <To onClick={() => onSelect({ kind: 'people', id: appointment.person })}>
                      {personName(directory, appointment.person)}
                    </To>
                  )}
                </td>
                <td>{t(`directory.offices.as.${appointment.as}`)}</td>
                <td>{dates(appointment)}</td>
                <td className={css.actCell}>
                  {(['change', 'end'] as const).map((act) => (
                    <Button small kind="quiet" key={act} onClick={() => setFront({ act, appointment })}>
                      {t(`directory.offices.${act}`)}
                      <span className="visually-hidden">
                        {' '}
                        {pack?.offices[appointment.office] ?? appointment.office},{' '}
                        {personName(directory, appointment.person)}
                      </span>
                    </Button>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {front === 'new' && (
        <AppointDialog {...(scope ? { scope } : { person })} onClose={() => setFront(null)} />
      )}
      {front !== null && front !== 'new' && front.act === 'change' && (
        <AppointDialog appointment={front.appointment} onClose={() => setFront(null)} />
      )}
      {front !== null && front !== 'new' && front.act === 'end' && (
        <EndAppointment appointment={front.appointment} onClose={() => setFront(null)} />
      )}
    </section>
  );

  function dates({ from, until }: Appointment): string {
    const begins = from === null ? null : dateText(from, machineZone);
    const ends = until === null ? null : dateText(until, machineZone);
    if (begins === null)
      return ends === null ? t('directory.offices.always') : t('directory.offices.until', { date: ends });
    return ends === null ? t('directory.offices.from', { date: begins }) : `${begins} – ${ends}`;
  }
}

const isLater = ({ from }: Appointment, at: Instant): boolean => from !== null && from > at;

function Where({
  scope,
  directory,
  onSelect,
}: {
  readonly scope: Scope;
  readonly directory: Directory;
  readonly onSelect: (entry: Selected) => void;
}) {
  const { t } = useTranslation();
  if (scope.kind === 'government') return t('directory.offices.wholeGovernment');
  return scope.kind === 'agency' ? (
    <To onClick={() => onSelect({ kind: 'agencies', id: scope.agency })}>
      {agencyName(directory, scope.agency)}
    </To>
  ) : (
    <To onClick={() => onSelect({ kind: 'services', id: scope.service })}>
      {serviceName(directory, scope.service)}
    </To>
  );
}

function To({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={css.link} onClick={onClick}>
      {children}
    </button>
  );
}
