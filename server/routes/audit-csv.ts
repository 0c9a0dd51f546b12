import type { SealedEntry } from '../../data/model/audit.ts';
import { csvText } from '../../data/rules/csv-text.ts';
import { answerBytes, type Handler } from '../answer.ts';
import { auditedCounties } from './audit.ts';

const most = 10_000;
const heading = [
  'sequence',
  'at',
  'actor',
  'name',
  'address',
  'action',
  'county',
  'subject',
  'before',
  'after',
  'hash',
];

/** The audit log as CSV. The export is itself an entry. */
export const auditCsv: Handler<'auditCsv'> = async ({ store, now }, { query }, { principal, actor }) => {
  const entries = await store.audit.page(query, auditedCounties(principal), most);
  await store.audit.append({
    at: new Date(now()).toISOString(),
    actor,
    action: 'audit-exported',
    county: query.county ?? null,
    subject: `${entries.length} entries`,
    before: null,
    after: JSON.stringify(query),
  });
  return {
    ...answerBytes(new TextEncoder().encode(csvText([heading, ...entries.map(row)]))),
    fileName: 'audit.csv',
  };
};

const row = ({ sequence, at, actor, action, county, subject, before, after, hash }: SealedEntry) => {
  const who = [actor.id === null ? actor.kind : `${actor.kind} ${actor.id}`, actor.name, actor.address];
  return [String(sequence), at, ...who, action, county, subject, before, after, hash];
};
