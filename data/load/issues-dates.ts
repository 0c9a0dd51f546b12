import type { Zone } from '../rules/zone.ts';

/**
 * Reads a time as people and spreadsheets write it, in the county's own clock where the text names no offset:
 * 2026年3月5日 下午3:20 · 2026/3/5 15:20 · 2026-03-05T15:20:00Z · 20260305 · 20260305152000 · 3/5/2026 3:20 PM · and the day
 * numbers of Excel (46086.6388). A day alone begins at midnight.
 * @param dates1904 count Excel's days from 1904, as old Macs do
 * @returns epoch milliseconds; null where it is no time
 */
export function readTime(text: string, { fromLocal }: Zone, dates1904 = false): number | null {
  const clean = text.normalize('NFKC').trim();
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
const time = `(?:(?:\\s*|T)(?<half>${half})?\\s*${clock}\\s*(?<halfAfter>AM|PM|am|pm)?)?`;
const offset = '\\s*(?<offset>Z|[+-]\\d\\d:?\\d\\d)?';
const written = new RegExp(
  `^(?<year>\\d{4})[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?(?:\\s*(?:星期|周)[一二三四五六日天])?${time}${offset}$`,
  'u',
);
/** Month first, as spreadsheets in American English write it. */
const american = new RegExp(`^(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})${time}${offset}$`, 'u');

type Part = string | undefined;

function localTime(
  [year, month, day]: readonly Part[],
  [hour = '0', minute = '0', second = '0']: readonly Part[],
  clock: Part,
  fromLocal: (local: number) => number,
): number | null {
  const hours = hoursOf(Number(hour), clock);
  if (hours === null || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second));
  // The 30th of February is no day.
  const days = new Date(at);
  const real = days.getUTCMonth() === Number(month) - 1 && days.getUTCDate() === Number(day);
  return real && Number(year) >= 1900 ? fromLocal(at) : null;
}

/** The hour of 24 by the half of the day. */
function hoursOf(hour: number, clock: Part): number | null {
  if (clock === undefined) return hour;
  if (/^(?:AM|上午|凌晨|早上)$/i.test(clock)) return hour === 12 ? 0 : hour;
  if (/^中午$/.test(clock)) return hour < 11 ? hour + 12 : hour;
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
