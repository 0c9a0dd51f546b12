import type { Speak } from './use-text.ts';

/** Numbers as people read them: thousands separated, unit after. All take the language from `speak`. */

const locale = { zh: 'zh-CN', en: 'en-GB' } as const;

/** A count, or a number with at most `decimals` decimals. */
export function formatNumber(speak: Speak, value: number, decimals = 0): string {
  return new Intl.NumberFormat(locale[speak.language], {
    maximumFractionDigits: decimals,
    minimumFractionDigits: decimals,
  }).format(value);
}

/** A count where there is little room: from ten thousand on in two figures, 5.4万 or 54K. */
export function formatShort(speak: Speak, value: number): string {
  if (value < 10_000) return formatNumber(speak, value);
  return new Intl.NumberFormat(speak.language, {
    notation: 'compact',
    maximumSignificantDigits: 2,
  }).format(value);
}

/** An area on the ground: square metres below a hectare, hectares below a square kilometre. */
export function formatArea(speak: Speak, squareMetres: number): string {
  if (squareMetres < 10_000) return speak('unit.square-metres', { n: formatNumber(speak, squareMetres) });
  if (squareMetres < 1_000_000)
    return speak('unit.hectares', { n: formatNumber(speak, squareMetres / 10_000, 1) });
  return speak('unit.square-kilometres', { n: formatNumber(speak, squareMetres / 1_000_000, 2) });
}

/** A length: metres below a kilometre. */
export function formatLength(speak: Speak, metres: number): string {
  return metres < 1000
    ? speak('unit.metres', { n: formatNumber(speak, metres) })
    : speak('unit.kilometres', {
        n: formatNumber(speak, metres / 1000, metres % 1000 === 0 ? 0 : metres < 10_000 ? 2 : 1),
      });
}

/** An instant in the county's time zone: 2026-11-20 16:05, whatever the device's zone. */
export function formatInstant(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
}

/** How long ago, in the largest unit that fits. @param milliseconds not negative */
export function formatAge(speak: Speak, milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return speak('age.seconds', { n: seconds });
  if (seconds < 3600) return speak('age.minutes', { n: Math.floor(seconds / 60) });
  if (seconds < 48 * 3600) return speak('age.hours', { n: Math.floor(seconds / 3600) });
  return speak('age.days', { n: Math.floor(seconds / 86_400) });
}

/** How long something has been going on, as a clock counts: 18:03, or 1:18:03 after an hour. */
export function formatClock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** From one instant to another in the county's time zone: the day once where it is one day. */
export function formatSpan(from: string, to: string, timeZone: string): string {
  const [begin, end] = [formatInstant(from, timeZone), formatInstant(to, timeZone)];
  return `${begin} – ${begin.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}
