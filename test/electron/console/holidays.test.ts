import { expect, test } from 'vitest';
import { holidayRegions, publicHolidays } from '../../../electron/console/holidays.ts';
import { defaultPackSource } from '../../support/default-pack.ts';

const datesOf = async (country: string, region: string | null, year: number) =>
  (await publicHolidays(country, region, year, year)).map(({ date }) => date);

test('[CLK-CALENDAR] the holidays of England are those of the default pack, and those that fall on a weekend', async () => {
  const { calendars } = defaultPackSource();
  const listed = calendars.england?.holidays ?? [];
  const found = await publicHolidays('GB', 'ENG', 2026, 2028);
  expect(found).toEqual(expect.arrayContaining(listed));
  const others = found.filter(({ date }) => listed.every((holiday) => holiday.date !== date));
  expect(others.map(({ date }) => new Date(`${date}T12:00Z`).getUTCDay()).every((day) => day % 6 === 0)).toBe(
    true,
  );
});

test('[CLK-CALENDAR] a region has its own, and a part of it more', async () => {
  const [country, state, town] = await Promise.all([
    datesOf('DE', null, 2026),
    datesOf('DE', 'BY', 2026),
    datesOf('DE', 'BY-A', 2026),
  ]);
  expect(state).toEqual(expect.arrayContaining([...country, '2026-01-06', '2026-11-01']));
  expect(town).toEqual(expect.arrayContaining([...state, '2026-08-08']));
});

test('[CLK-CALENDAR] a feast of several days is each of its whole days, over a year and its end', async () => {
  const eid = (await publicHolidays('TR', null, 2026, 2026)).filter(({ name }) => name.includes('Ramadan'));
  expect(eid.map(({ date }) => date)).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
});

test('[CLK-CALENDAR] half-days, observances and what only some people have off are left out', async () => {
  const china = await publicHolidays('CN', null, 2026, 2026);
  expect(china.map(({ date }) => date)).not.toContain('2026-03-08');
  const england = await publicHolidays('GB', 'ENG', 2026, 2026);
  expect(england.map(({ name }) => name)).not.toContain("Mother's Day");
});

test('[CLK-CALENDAR] two of one day are one, and days stand in order', async () => {
  const egypt = await publicHolidays('EG', null, 2026, 2027);
  expect(egypt.find(({ date }) => date === '2026-01-25')?.name).toMatch(/Police.*, .*Revolution/);
  const dates = egypt.map(({ date }) => date);
  expect(dates).toEqual([...new Set(dates)].toSorted());
});

test('[CLK-CALENDAR] a country or region that is none has none', async () => {
  expect(await datesOf('ZZ', null, 2026)).toEqual([]);
  expect(await datesOf('constructor', null, 2026)).toEqual([]);
  expect(await datesOf('GB', 'ZZ', 2026)).toEqual([]);
});

test('[CLK-CALENDAR] countries and regions are offered by name', async () => {
  const countries = await holidayRegions();
  const britain = countries.find(({ code }) => code === 'GB');
  expect(britain?.name).toBe('United Kingdom');
  expect(britain?.regions.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['ENG', 'NIR', 'SCT', 'WLS']),
  );
  const names = countries.map(({ name }) => name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
});
