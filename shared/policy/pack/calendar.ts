import { z } from 'zod';
import { minutesOfDay } from '../../kernel/time.ts';
import { localDate, localTime, name } from './fields.ts';

export const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type Weekday = (typeof weekdays)[number];

/** `09:00-17:00`: a stretch of working time within one local day. */
const hours = z.string().transform((text, context) => {
  const [from, until, ...rest] = text.split('-');
  const both = z.tuple([localTime, localTime]).safeParse([from, until]);
  if (both.success && rest.length === 0 && minutesOfDay(both.data[0]) < minutesOfDay(both.data[1]))
    return { from: both.data[0], until: both.data[1] };
  context.addIssue({ code: 'custom', message: 'must be working hours such as 09:00-17:00' });
  return z.NEVER;
});
export type WorkingHours = z.infer<typeof hours>;

const dayHours = z.array(hours).superRefine((windows, context) => {
  for (const [index, window] of windows.entries()) {
    const before = windows[index - 1];
    if (before && minutesOfDay(window.from) < minutesOfDay(before.until))
      context.addIssue({
        code: 'custom',
        path: [index],
        message: 'must begin after the hours before it end',
      });
  }
});

/** CLK-CALENDAR: when a jurisdiction works. Dates and times are local to its zone. */
export const calendar = z.strictObject({
  name,
  zone: z.string().min(1),
  /** Working hours by day of the week; a day without any is a weekend. */
  week: z.record(z.enum(weekdays), dayHours),
  /** Public holidays, as imported or edited. */
  holidays: z.array(z.strictObject({ date: localDate, name })),
  /** Where the holidays came from; null where they were entered by hand. */
  source: z
    .strictObject({
      country: z.string().min(2).max(3),
      region: z.string().max(20).nullable(),
      fromYear: z.number().int().min(1970).max(2200),
      untilYear: z.number().int().min(1970).max(2200),
    })
    .nullable(),
  /** The jurisdiction's own days: closed, or with hours of their own. They win over holidays and the week. */
  own: z.array(z.strictObject({ date: localDate, name, hours: dayHours.optional() })),
});

export type Calendar = z.infer<typeof calendar>;
