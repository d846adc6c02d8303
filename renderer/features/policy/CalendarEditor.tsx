import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdays } from '../../../shared/policy/pack/calendar.ts';
import { publicHolidays } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type Draft, type Path, pathText, valueAt, withoutValue, withValue } from './draft.ts';
import { useEdit, useProblemIn } from './edit.ts';
import calendarCss from './calendar.module.css';
import css from './policy.module.css';
import { TypedField } from './TypedField.tsx';
import { ValueEditor } from './ValueEditor.tsx';

interface Day {
  readonly date: string;
  readonly name: string;
  readonly hours?: readonly string[];
}

/** CLK-CALENDAR: when the jurisdiction works: its hours, its holidays, and its own days. */
export function CalendarEditor() {
  const { t } = useTranslation();
  const { draft, set } = useEdit();
  const calendars = Object.keys((draft.calendars ?? {}) as object);
  const id =
    typeof draft.calendar === 'string' && calendars.includes(draft.calendar) ? draft.calendar : calendars[0];
  if (id === undefined) return null;
  const path: Path = ['calendars', id];
  return (
    <>
      <div className={calendarCss.three}>
        <div data-path="calendar">
          <Select
            label={t('policy.calendar.inUse')}
            value={id}
            options={calendars.map((value) => ({ value, label: value }))}
            onChange={(value) => set(['calendar'], value)}
          />
        </div>
        <ValueEditor path={[...path, 'name']} label={t('policy.fields.name')} />
        <ValueEditor path={[...path, 'zone']} label={t('policy.calendar.zone')} />
      </div>
      <CopyCalendar path={path} taken={calendars} />
      <Week path={[...path, 'week']} />
      <ImportHolidays path={path} />
      <Days path={[...path, 'holidays']} label={t('policy.calendar.holidays')} />
      <Days path={[...path, 'own']} label={t('policy.calendar.own')} withHours />
    </>
  );
}

/** A calendar for another zone or region begins as a copy of the present one. */
function CopyCalendar({ path, taken }: { readonly path: Path; readonly taken: readonly string[] }) {
  const { t } = useTranslation();
  const { draft, change } = useEdit();
  const [name, setName] = useState('');
  const id = name.trim();
  return (
    <div className={calendarCss.copies}>
      <TextField label={t('policy.calendar.copy')} value={name} onChange={setName} />
      <Button
        small
        disabled={id === '' || taken.includes(id)}
        onClick={() => {
          change({
            ...(withValue(draft, ['calendars', id], valueAt(draft, path)) as Draft),
            calendar: id,
          });
          setName('');
        }}
      >
        {t('policy.calendar.copyAct')}
      </Button>
      {taken.length > 1 && (
        <Button
          small
          kind="quiet"
          onClick={() =>
            change({
              ...(withoutValue(draft, path) as Draft),
              calendar: taken.find((one) => one !== path[1]),
            })
          }
        >
          {t('policy.remove')} {path[1]}
        </Button>
      )}
    </div>
  );
}

/** The hours of each day, several stretches apart by commas; an empty day is a weekend. */
function Week({ path }: { readonly path: Path }) {
  const { t } = useTranslation();
  const { problems } = useEdit();
  const here = pathText(path);
  const whole = problems.find((problem) => problem.path === here);
  return (
    <fieldset className={css.group} data-path={here}>
      <legend>{t('policy.calendar.week')}</legend>
      {whole && <Notice kind="warned">{whole.reason}</Notice>}
      <div className={calendarCss.week}>
        {weekdays.map((day) => (
          <Hours key={day} path={[...path, day]} label={t(`directory.days.${day}`)} />
        ))}
      </div>
    </fieldset>
  );
}

/** The hours of one day: `09:00-12:30, 13:30-17:00`. */
function Hours({
  path,
  label,
  labelHidden,
  optional = false,
}: {
  readonly path: Path;
  readonly label: string;
  readonly labelHidden?: boolean;
  /** Left out where it is closed. */
  readonly optional?: boolean;
}) {
  const { t } = useTranslation();
  const { draft, set, remove } = useEdit();
  const problem = useProblemIn(path);
  const hours = (valueAt(draft, path) ?? []) as readonly string[];
  return (
    <div data-path={pathText(path)}>
      <TypedField
        label={label}
        labelHidden={labelHidden}
        value={hours.join(', ')}
        placeholder={t('policy.calendar.closed')}
        error={problem}
        figures
        onChange={(text) => (optional && text.trim() === '' ? remove(path) : set(path, hoursFrom(text)))}
      />
    </div>
  );
}

const hoursFrom = (text: string): readonly string[] =>
  text
    .split(',')
    .map((stretch) => stretch.trim())
    .filter((stretch) => stretch !== '');

function Days({
  path,
  label,
  withHours = false,
}: {
  readonly path: Path;
  readonly label: string;
  readonly withHours?: boolean;
}) {
  const { t } = useTranslation();
  const { draft, set, remove, problems } = useEdit();
  const days = (valueAt(draft, path) ?? []) as readonly Day[];
  return (
    <fieldset className={css.group}>
      <legend>
        {label} <span className={css.muted}>{days.length}</span>
      </legend>
      {days.map(({ date, name }, index) => {
        const problem = problems.find(
          (one) =>
            one.path === `${pathText(path)}.${index}` || one.path.startsWith(`${pathText(path)}.${index}.`),
        );
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: while it is typed a date is no name.
            key={index}
            className={calendarCss.day}
            data-with-hours={withHours || undefined}
            data-path={pathText([...path, index])}
          >
            <TextField
              label={t('policy.calendar.date')}
              labelHidden
              value={date}
              error={problem?.reason ?? null}
              figures
              onChange={(text) => set([...path, index, 'date'], text)}
            />
            <TextField
              label={t('policy.fields.name')}
              labelHidden
              value={name}
              onChange={(text) => set([...path, index, 'name'], text)}
            />
            {withHours && (
              <Hours
                path={[...path, index, 'hours']}
                label={t('policy.calendar.hours')}
                labelHidden
                optional
              />
            )}
            <Button small kind="quiet" onClick={() => remove([...path, index])}>
              {t('policy.remove')}
              <span className="visually-hidden"> {date}</span>
            </Button>
          </div>
        );
      })}
      <div>
        <Button small onClick={() => set([...path, days.length], { date: '', name: '' })}>
          {t('policy.add')}
          <span className="visually-hidden"> {label}</span>
        </Button>
      </div>
    </fieldset>
  );
}

/** Public holidays of a country or region, for some years; what is there already stays and can be edited after. */
function ImportHolidays({ path }: { readonly path: Path }) {
  const { t } = useTranslation();
  const { draft, set } = useEdit();
  const source = valueAt(draft, [...path, 'source']) as {
    readonly country?: string;
    readonly region?: string | null;
  } | null;
  const year = new Date().getFullYear();
  const [country, setCountry] = useState(source?.country ?? '');
  const [region, setRegion] = useState(source?.region ?? '');
  const [fromYear, setFromYear] = useState(String(year));
  const [untilYear, setUntilYear] = useState(String(year + 2));
  const [said, setSaid] = useState<{ readonly kind: 'done' | 'warned'; readonly text: string } | null>(null);

  const run = async () => {
    const wanted = {
      country: country.trim().toUpperCase(),
      region: region.trim().toUpperCase() || null,
      fromYear: Number(fromYear),
      untilYear: Number(untilYear),
    };
    const found = await publicHolidays(wanted);
    if (!found.ok || found.days.length === 0)
      return setSaid({ kind: 'warned', text: t('policy.calendar.noHolidays') });
    const present = (valueAt(draft, [...path, 'holidays']) ?? []) as readonly Day[];
    const dates = new Set(found.days.map(({ date }) => date));
    const merged = [...present.filter(({ date }) => !dates.has(date)), ...found.days].toSorted((a, b) =>
      a.date.localeCompare(b.date),
    );
    set(path, { ...(valueAt(draft, path) as object), holidays: merged, source: wanted });
    setSaid({ kind: 'done', text: t('policy.calendar.imported', { count: found.days.length }) });
  };

  return (
    <fieldset className={css.group}>
      <legend>{t('policy.calendar.import')}</legend>
      <div className={calendarCss.import}>
        <TextField
          label={t('policy.calendar.country')}
          value={country}
          onChange={setCountry}
          placeholder="GB"
        />
        <TextField
          label={t('policy.calendar.region')}
          value={region}
          onChange={setRegion}
          placeholder="ENG"
        />
        <TextField label={t('policy.calendar.fromYear')} value={fromYear} onChange={setFromYear} figures />
        <TextField label={t('policy.calendar.untilYear')} value={untilYear} onChange={setUntilYear} figures />
        <Button disabled={country.trim() === ''} onClick={() => void run()}>
          {t('policy.calendar.importAct')}
        </Button>
      </div>
      {said && <Notice kind={said.kind}>{said.text}</Notice>}
    </fieldset>
  );
}
