import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type AuditAnchor, auditAnchor } from '../../data/model/audit.ts';
import type { AuditLog } from '../../data/store/audit-log.ts';

/**
 * The anchor file: a line for every end the audit chain ever had, outside the database. Whoever cuts the chain or writes it
 * anew must also change this file; keep it (AUDIT_ANCHOR) where the database's keeper cannot write, or copy it away.
 */
export const anchorFileName = 'audit-anchor.jsonl';

/** Appends every new end to `file`. Returns how to stop. */
export function keepAnchors(audit: AuditLog, file: string): () => void {
  return audit.onSeal((end) => appendFileSync(file, `${JSON.stringify(end)}\n`, { mode: 0o600 }));
}

/**
 * The anchors of a file; none where there is no file. The last line may be torn by a crash and is then left out.
 * @throws Error with the line's number, where any other line cannot be read: somebody wrote in it
 */
export function readAnchors(file: string): AuditAnchor[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const parsed = auditAnchor.safeParse(parseJson(line));
    if (parsed.success) return [parsed.data];
    if (index === lines.length - 1) return [];
    throw new Error(`${file}:${index + 1} is not an anchor`);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
