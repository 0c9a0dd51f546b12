import { everyCounty } from '../../data/model/account.ts';
import { countiesWithRole, type Principal } from '../../data/rules/access.ts';
import { answer, type Handler } from '../answer.ts';

export const audit: Handler<'audit'> = async ({ store }, { query }, { principal }) => {
  const { limit, before, ...filter } = query;
  const entries = await store.audit.page(filter, auditedCounties(principal), limit, before);
  const last = entries.at(-1);
  return answer({ entries: [...entries], next: entries.length === limit && last ? last.sequence : null });
};

/** Whose entries an administrator sees: those of the counties administered; null for all, those of no county too. */
export function auditedCounties(principal: Principal): readonly string[] | null {
  const counties = countiesWithRole(principal, 'administrator');
  return counties.includes(everyCounty) ? null : counties;
}
