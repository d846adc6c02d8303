import type Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR } from '../../shared/kernel/time.ts';

/** A public holiday of a whole local day (CLK-CALENDAR), as a pack's calendar lists it. */
export interface PublicHoliday {
  /** `2026-12-25` */
  readonly date: string;
  readonly name: string;
}

/** A country with its parts that have holidays of their own. Codes are those of ISO 3166; a part of a part is `BY-A`. */
export interface HolidayCountry {
  readonly code: string;
  readonly name: string;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

/** Names are English where the library has them, else those of the country. */
const LANGUAGE = 'en';

/** Rules of all countries are more than the rest of the console together: they are read when somebody asks. */
const library = async (): Promise<typeof Holidays> => (await import('date-holidays')).default;

/**
 * The public holidays of these years, both included, in order. Days on which nothing but shops or schools closes, half-days
 * and mere observances are left out; a holiday of several days is each of its days. Empty where there is no such country
 * or region.
 */
export async function publicHolidays(
  country: string,
  region: string | null,
  fromYear: number,
  untilYear: number,
): Promise<readonly PublicHoliday[]> {
  if (!(await isKnown(country, region))) return [];
  const rules = await rulesOf(country, region);
  const names = new Map<string, string[]>();
  // A holiday of several days may have begun in the year before.
  for (let year = fromYear - 1; year <= untilYear; year++)
    for (const holiday of rules.getHolidays(year, LANGUAGE)) {
      if (holiday.type !== 'public') continue;
      for (const date of wholeDays(holiday)) names.set(date, [...(names.get(date) ?? []), holiday.name]);
    }
  return [...names]
    .filter(([date]) => Number(date.slice(0, 4)) >= fromYear)
    .map(([date, all]) => ({ date, name: [...new Set(all)].join(', ').slice(0, 200) }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Every country and region to choose from, by name. */
export async function holidayRegions(): Promise<readonly HolidayCountry[]> {
  const Library = await library();
  const all = new Library();
  return Object.entries(all.getCountries(LANGUAGE))
    .map(([code, name]) => ({ code, name, regions: regionsOf(all, code) }))
    .toSorted(byName);
}

function regionsOf(all: Holidays, country: string): HolidayCountry['regions'] {
  // The library says undefined where a country has no parts, whatever its types say.
  const states = Object.entries(all.getStates(country, LANGUAGE) ?? {});
  return states
    .flatMap(([state, name]) => [
      { code: state, name },
      ...Object.entries(all.getRegions(country, state, LANGUAGE) ?? {}).map(([region, part]) => ({
        code: `${state}-${region}`,
        name: `${name}, ${part}`,
      })),
    ])
    .toSorted(byName);
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, LANGUAGE);

/** Asked for a region that it does not know the library answers for the whole country, and one would not see it. */
async function isKnown(country: string, region: string | null): Promise<boolean> {
  const Library = await library();
  const all = new Library();
  if (!Object.hasOwn(all.getCountries(LANGUAGE), country)) return false;
  return region === null || regionsOf(all, country).some(({ code }) => code === region);
}

async function rulesOf(country: string, region: string | null): Promise<Holidays> {
  const Library = await library();
  const options = { languages: [LANGUAGE] };
  if (region === null) return new Library(country, options);
  const cut = region.indexOf('-');
  return cut < 0
    ? new Library(country, region, options)
    : new Library(country, region.slice(0, cut), region.slice(cut + 1), options);
}

interface Stretch {
  /** Local, e.g. `2026-03-20 00:00:00`; a day that begins at sunset is told as the day it is mostly on. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}

/** The whole local days of a holiday: none of a half-day, four of a feast of four and a half. */
function wholeDays({ date, start, end }: Stretch): readonly string[] {
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  // A day on which clocks go forward has 23 hours.
  const count = Math.floor((end.getTime() - start.getTime() + HOUR) / DAY);
  return Array.from({ length: count }, (_, days) => first.add({ days }).toString());
}
