import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryCommand } from '../../../shared/directory/command.ts';
import {
  type Appointment,
  personName,
  type Scope,
  type Standing,
  standings,
} from '../../../shared/directory/state.ts';
import type { AppointmentId, PersonId } from '../../../shared/kernel/ids.ts';
import { type Instant, SECOND } from '../../../shared/kernel/time.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { MomentField, readMoment } from '../../command/MomentField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { machineZone, typedText } from '../../ui/zoned.ts';
import { peopleItems, scopeFrom, scopeItems, scopeName } from './choices.ts';
import css from './directory.module.css';
import { SaveDialog } from './SaveDialog.tsx';

const typed = (at: Instant | null | undefined): string => (at == null ? '' : typedText(at, machineZone));

/**
 * Appoints a holder, a deputy or an acting holder to an office of the policy, with dates where there are some: here, or
 * this person wherever they are to hold it. An appointment that is given is changed.
 */
export function AppointDialog({
  scope,
  person: given,
  appointment,
  onClose,
}: {
  readonly appointment?: Appointment;
  readonly scope?: Scope;
  readonly person?: PersonId;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const pack = usePackInForce();
  const here = appointment?.scope ?? scope;
  const somebody = appointment?.person ?? given;
  const [id] = useState(() => appointment?.id ?? (crypto.randomUUID() as string as AppointmentId));
  const [office, setOffice] = useState<string | null>(appointment?.office ?? null);
  const [where, setWhere] = useState<string | null>(null);
  const [person, setPerson] = useState<PersonId | null>(somebody ?? null);
  const [as, setAs] = useState<Standing>(appointment?.as ?? 'holder');
  const [from, setFrom] = useState(typed(appointment?.from));
  const [until, setUntil] = useState(typed(appointment?.until));
  const people = useMemo(() => peopleItems(directory), [directory]);
  const places = useMemo(() => scopeItems(directory, t('directory.offices.wholeGovernment')), [directory, t]);
  const offices = Object.entries(pack?.offices ?? {}).map(([value, label]) => ({ value, label }));
  const command = (): DirectoryCommand | { readonly missing: string } => {
    const scope = here ?? scopeFrom(where);
    if (office === null) return { missing: t('directory.missing.office') };
    if (scope === null) return { missing: t('directory.missing.scope') };
    if (person === null) return { missing: t('directory.missing.person') };
    const now = Date.now();
    // Who is appointed today was not yesterday; one that always held goes on to.
    const unsaid = appointment ? null : now - (now % SECOND);
    const begins = from.trim() === '' ? unsaid : readMoment(from, now, 'nearest');
    const ends = readMoment(until, now, 'future');
    if ((from.trim() !== '' && begins === null) || (until.trim() !== '' && ends === null))
      return { missing: t('directory.missing.date') };
    return { type: 'appoint', id, office, scope, person, as, from: begins, until: ends };
  };
  return (
    <SaveDialog
      title={
        appointment
          ? t('directory.offices.changeTitle', {
              name: personName(directory, appointment.person),
              office: pack?.offices[appointment.office] ?? appointment.office,
              scope: scopeName(directory, appointment.scope, t('directory.offices.wholeGovernment')),
            })
          : t('directory.offices.appoint')
      }
      label={appointment ? t('directory.save') : t('directory.offices.appoint')}
      command={command}
      onClose={() => onClose()}
    >
      {!appointment && (
        <Combobox
          label={t('directory.fields.office')}
          items={offices}
          value={office}
          onChange={setOffice}
          autoFocus
        />
      )}
      {here === undefined && (
        <Combobox label={t('directory.fields.scope')} items={places} value={where} onChange={setWhere} />
      )}
      {somebody === undefined && (
        <Combobox label={t('directory.fields.person')} items={people} value={person} onChange={setPerson} />
      )}
      <Choice
        label={t('directory.fields.as')}
        value={as}
        options={standings.map((value) => ({ value, label: t(`directory.offices.as.${value}`) }))}
        onChange={setAs}
      />
      <p className={css.muted}>{t(`directory.offices.means.${as}`)}</p>
      <div className={css.pair}>
        <MomentField
          label={t('directory.fields.from')}
          value={from}
          onChange={setFrom}
          lean="nearest"
          empty={t(appointment ? 'directory.offices.always' : 'directory.offices.fromStart')}
          autoFocus={appointment !== undefined}
        />
        <MomentField
          label={t('directory.fields.until')}
          value={until}
          onChange={setUntil}
          lean="future"
          empty={t('directory.offices.forGood')}
        />
      </div>
      <p className={css.muted}>{t(appointment ? 'directory.hints.changedDates' : 'directory.hints.dates')}</p>
    </SaveDialog>
  );
}
