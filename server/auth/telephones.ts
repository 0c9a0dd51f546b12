import { maskTelephone } from '../../data/rules/mask.ts';
import { StoreBusy } from '../../data/store/store.ts';
import type { Services } from '../services.ts';
import type { Visit } from './guard.ts';

/**
 * Notes that telephone numbers were read in clear. What cannot be noted is not shown: while the database is locked, reading
 * goes on with the numbers masked.
 * @param subject what was read: `grid W-07`, `roster`
 * @returns may they be shown?
 */
export async function noteTelephones(
  { store, now }: Services,
  { actor }: Visit,
  county: string,
  subject: string,
  parties: readonly string[],
): Promise<boolean> {
  if (parties.length === 0) return true;
  try {
    await store.audit.append({
      at: new Date(now()).toISOString(),
      actor,
      action: 'telephone-read',
      county,
      subject,
      before: null,
      after: JSON.stringify(parties.length > 20 ? { count: parties.length } : parties),
    });
    return true;
  } catch (error) {
    if (error instanceof StoreBusy) return false;
    throw error;
  }
}

export const masked = (telephone: string | null): string | null =>
  telephone === null ? null : maskTelephone(telephone);
