import type { NameRecord } from './change.ts';
import { stretchOfEdge } from './lookup.ts';
import type { Plan } from './plan.ts';
import type { ChangeProposal } from './propose-change.ts';
import { type Tables, tablesOf } from './tables.ts';

/** The change that names edges after a line (null: after none) and perhaps gives the plan other tables. */
export function proposeNames(
  plan: Plan,
  edges: readonly number[],
  name: string | null,
  tables: Tables | null,
): ChangeProposal {
  const namesBefore = edges.flatMap((edge): NameRecord[] => {
    const old = plan.names[plan.nameOfEdge[edge]!]?.id;
    return old === undefined ? [] : [{ at: stretchOfEdge(plan.map, edge), name: old }];
  });
  const namesAfter = name === null ? [] : edges.map((edge) => ({ at: stretchOfEdge(plan.map, edge), name }));
  return {
    ok: true,
    change: {
      removed: [],
      added: [],
      rerouted: [],
      facesBefore: [],
      facesAfter: [],
      namesBefore,
      namesAfter,
      tablesBefore: tables && tablesOf(plan),
      tablesAfter: tables,
    },
  };
}
