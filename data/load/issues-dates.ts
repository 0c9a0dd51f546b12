import type { Zone } from '../rules/zone.ts';
import { withDigits } from './chinese-date.ts';

/**
 * Reads a time as people and spreadsheets write it, in the county's own clock where the text names no offset:
 * 2026年3月5日（星期四）下午3:20 · 26年3月5号 · 二〇二六年三月五日 · 2026/3/5 15:20 · 2026-03-05T15:20:00Z · 20260305 · 20260305152000 ·
 * 3/5/2026 3:20 PM · and the day numbers of Excel (46086.6388). A day alone begins at midnight; 24:00 ends it, as 晚上12:00 does.
 * @param dates1904 count Excel's days from 1904, as old Macs do
 * @returns epoch milliseconds; null where it is no time
 */
export function readTime(text: string, { fromLocal }: Zone, dates1904 = false): number | null {
  const clean = withDigits(text.normalize('NFKC').trim());
  const serial = serialTime(clean, dates1904);
  if (serial !== null) return fromLocal(serial);
  const compact = /^(\d{4})(\d\d)(\d\d)(?:[ T]?(\d\d)(\d\d)(\d\d)?)?$/.exec(clean);
  if (compact !== null) return localTime(compact.slice(1, 4), compact.slice(4, 7), undefined, fromLocal);
  const found = written.exec(clean) ?? american.exec(clean);
  if (found?.groups === undefined) return null;
  const { year, month, day, hour, minute, second, half, halfAfter, offset } = found.groups;
  const clock = half ?? halfAfter;
  const at = localTime([year, month, day], [hour, minute, second], clock, offset ? same : fromLocal);
  return at === null || offset === undefined ? at : at - offsetMs(offset);
}

const same = (local: number) => local;

const half = '上午|下午|中午|晚上|凌晨|早上|AM|PM|am|pm';
const clock = `(?<hour>\\d{1,2})(?:[:时点](?<minute>\\d{1,2})?分?(?::?(?<second>\\d{1,2})(?:\\.\\d+)?秒?)?)`;
const time = `(?:(?:\\s*|T)(?<half>${half})?\\s*${clock}\\s*(?<halfAfter>${half})?)?`;
const offset = '\\s*(?<offset>Z|[+-]\\d\\d:?\\d\\d)?';
const weekday = '(?:\\s*\\(?(?:星期|周)[一二三四五六日天]\\)?)?';
const written = new RegExp(
  `^(?<year>\\d{4}|\\d\\d(?=年))[-/.年]\\s*(?<month>\\d{1,2})[-/.月]\\s*(?<day>\\d{1,2})[日号]?${weekday}${time}${offset}$`,
  'u',
);
/** Month first, as spreadsheets in American English write it. */
const american = new RegExp(`^(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})${time}${offset}$`, 'u');

type Part = string | undefined;

function localTime(
  [year = '', month, day]: readonly Part[],
  [hour = '0', minute = '0', second = '0']: readonly Part[],
  clock: Part,
  fromLocal: (local: number) => number,
): number | null {
  const hours = hoursOf(Number(hour), clock);
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(hour) === 24 && Number(minute) + Number(second) > 0) return null;
  const midnight = Date.UTC(
    year.length === 2 ? 2_000 + Number(year) : Number(year),
    Number(month) - 1,
    Number(day),
  );
  // The 30th of February is no day.
  const days = new Date(midnight);
  if (days.getUTCMonth() !== Number(month) - 1 || days.getUTCDate() !== Number(day)) return null;
  if (days.getUTCFullYear() < 1900) return null;
  return fromLocal(midnight + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1_000);
}

/** The hour of the day, by its half; twelve at night ends it, and one at night is an hour later. */
function hoursOf(hour: number, clock: Part): number {
  if (clock === undefined) return hour;
  if (/^(?:AM|上午|凌晨|早上)$/i.test(clock)) return hour === 12 ? 0 : hour;
  if (clock === '中午') return hour < 11 ? hour + 12 : hour;
  if (clock === '晚上' && (hour < 5 || hour === 12)) return 24 + (hour % 12);
  return hour < 12 ? hour + 12 : hour;
}

const offsetMs = (text: string): number => {
  if (text === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
};

/** Days since the end of 1899 (with a 29 February 1900 that never was); 1954 to 2099, so that no other number is taken for one. */
function serialTime(text: string, dates1904: boolean): number | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null;
  const days = Number(text) + (dates1904 ? 1462 : 0);
  if (days < 20_000 || days > 73_050) return null;
  return Math.round((days - 25_569) * 86_400) * 1_000;
}
