import { z } from 'zod';
import { day } from './text.ts';

/** The work calendar: which days are worked on, and when. Local days and local times of the county throughout. */

/** The days off and the make-up workdays (调休上班) of one year, as announced; `data/calendars/*.json`. */
export const calendarYear = z.strictObject({
  year: z.int().min(2000).max(2100),
  /** The notice the days were taken from. */
  source: z.string().min(1),
  holidays: z.array(z.strictObject({ name: z.string().min(1), from: day, to: day })),
  /** Saturdays and Sundays that are worked. */
  workdays: z.array(day),
});
export type CalendarYear = z.infer<typeof calendarYear>;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

/** The stretches of a workday in which offices are open, in order and apart from each other. */
export const officeHours = z
  .array(z.tuple([time, time]))
  .min(1)
  .max(4)
  .refine(
    (stretches) => stretches.flat().every((one, index, all) => index === 0 || (all[index - 1] ?? '') < one),
    'stretches in order, each ending after it begins',
  );
export type OfficeHours = z.infer<typeof officeHours>;

/** Where a county says nothing: 8:30–12:00 and 14:30–18:00. */
export const usualOfficeHours: OfficeHours = [
  ['08:30', '12:00'],
  ['14:30', '18:00'],
];

/**
 * How long something may take. `hours` run day and night (紧急工作时), `work-hours` while offices are open (工作时), `workdays`
 * are whole ones (工作日). Source: the units of the time limits in GB/T 30428.8.
 */
export const limitUnits = ['hours', 'work-hours', 'workdays'] as const;
export const limit = z.strictObject({
  amount: z.number().positive().max(1_000),
  unit: z.enum(limitUnits),
});
export type Limit = z.infer<typeof limit>;
