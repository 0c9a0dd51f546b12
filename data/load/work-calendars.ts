import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarYear, calendarYear } from '../model/calendar.ts';
import { readJson } from './read-file.ts';

const folder = join(import.meta.dirname, '..', 'calendars');

/**
 * The years in data/calendars, a file each: China's public holidays and make-up workdays as the State Council announced them.
 * @throws FileFault where a file is not what it should be
 */
export function readCalendarYears(): readonly CalendarYear[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJson(join(folder, name), calendarYear));
}
