import { z } from 'zod';
import { issueSource, placement } from '../../model/issue.ts';
import { createKinds, type Kind, type Kinds } from '../columns/kinds.ts';
import type { Connection } from './connection.ts';

interface KindRow {
  readonly county: string;
  readonly plan: number;
  readonly source: string;
  readonly category: string;
  readonly unit: string | null;
  readonly grids: string;
  readonly placement: string;
}

/** The kinds of all counties' issues, in memory as in the table. */
export interface IssueKinds extends Kinds {
  /** Reads the kinds that memory does not have. */
  readonly refresh: () => void;
  /** Inside a write transaction: the number of a kind, a new one where it is new. */
  readonly numberOf: (kind: Kind) => number;
}

const gridsOfText = z.record(z.string(), z.string());

export function issueKinds({ database, afterwards }: Connection): IssueKinds {
  const kinds = createKinds((text) => gridsOfText.parse(JSON.parse(text)));
  const after = database.prepare<[number], KindRow>(
    'SELECT * FROM issue_kinds WHERE number >= ? ORDER BY number',
  );
  const insert = database.prepare<unknown[]>(
    'INSERT INTO issue_kinds (number, county, plan, source, category, unit, grids, placement) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    ...kinds,
    refresh: () => {
      for (const row of after.iterate(kinds.all.length))
        kinds.add({
          ...row,
          source: issueSource.parse(row.source),
          placement: placement.parse(row.placement),
        });
    },
    numberOf: (kind) => {
      const known = kinds.find(kind);
      if (known !== undefined) return known;
      const number = kinds.add(kind);
      afterwards({ committed: () => undefined, undone: () => kinds.cut(number) });
      const { county, plan, source, category, unit, grids, placement } = kind;
      insert.run(number, county, plan, source, category, unit, grids, placement);
      return number;
    },
  };
}
