import { copyPoints, type PointColumns, pointColumns, shortColumns } from './point-columns.ts';

/** Points on their way in, in columns that grow. */
export interface PointBatch {
  readonly columns: () => PointColumns;
  readonly count: () => number;
  /** Times are epoch milliseconds here; before 1970 is 1970. */
  readonly push: (
    id: number,
    place: { readonly longitude: number; readonly latitude: number },
    times: { readonly reportedAt: number; readonly dueAt: number; readonly closedAt: number | null },
    kind: number,
    state: number,
  ) => void;
}

/** So many points at most lie in the heap. */
const short = 16;

export function pointBatch(expected: number): PointBatch {
  let columns = expected <= short ? shortColumns(short) : pointColumns(expected);
  let count = 0;
  return {
    columns: () => columns,
    count: () => count,
    push: (id, { longitude, latitude }, { reportedAt, dueAt, closedAt }, kind, state) => {
      if (count === columns.id.length) {
        const more = pointColumns(2 * count);
        copyPoints(more, 0, columns, count);
        columns = more;
      }
      columns.id[count] = id;
      columns.longitude[count] = longitude;
      columns.latitude[count] = latitude;
      columns.reported[count] = secondsOf(reportedAt);
      columns.due[count] = secondsOf(dueAt);
      columns.closed[count] = closedAt === null ? 0 : secondsOf(closedAt);
      columns.kind[count] = kind;
      columns.state[count] = state;
      count += 1;
    },
  };
}

const lastSecond = 0xffffffff;
export const secondsOf = (milliseconds: number): number =>
  Math.max(0, Math.min(lastSecond, Math.floor(milliseconds / 1000)));
