/**
 * Instants as ISO text, with the bytes of `Date.prototype.toISOString`. Of what is written or read together most lies within few
 * days, so the texts of days are kept.
 */

const dayMs = 86_400_000;
/** No instant lies farther from 1970. */
const farthest = 8.64e15;
/** Three years; then days are made anew. */
const mostDays = 1_096;
const days = new Map<number, string>();
const padded = (width: number, count: number) =>
  Array.from({ length: count }, (_, value) => String(value).padStart(width, '0'));
const two = padded(2, 60);
const three = padded(3, 1_000);

/**
 * @param milliseconds since 1970
 * @throws RangeError where it is no instant
 */
export function instantOf(milliseconds: number): string {
  if (!Number.isInteger(milliseconds) || Math.abs(milliseconds) > farthest)
    return new Date(milliseconds).toISOString();
  const day = Math.floor(milliseconds / dayMs);
  const rest = milliseconds - day * dayMs;
  const seconds = Math.floor(rest / 1_000);
  const minutes = Math.floor(seconds / 60);
  const time = `${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${three[rest % 1_000]}Z`;
  return `${days.get(day) ?? newDay(day)}T${time}`;
}

function newDay(day: number): string {
  const text = new Date(day * dayMs).toISOString().slice(0, -'T00:00:00.000Z'.length);
  if (days.size >= mostDays) days.clear();
  days.set(day, text);
  return text;
}
