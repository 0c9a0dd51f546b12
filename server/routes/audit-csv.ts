import type { SealedEntry } from '../../data/model/audit.ts';
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

/** The audit log as CSV (RFC 4180, with the mark that makes Excel and WPS read it as UTF-8). The export is itself an entry. */
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
  const lines = [heading, ...entries.map(row)].map((cells) => cells.map(cell).join(','));
  return {
    ...answerBytes(new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)),
    fileName: 'audit.csv',
  };
};

const row = ({ sequence, at, actor, action, county, subject, before, after, hash }: SealedEntry) => {
  const who = [actor.id === null ? actor.kind : `${actor.kind} ${actor.id}`, actor.name, actor.address];
  return [String(sequence), at, ...who, action, county, subject, before, after, hash];
};

/** A cell that a spreadsheet would take for a formula begins with an apostrophe; a Chinese one takes full-width signs, too. */
function cell(value: string | null): string {
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
