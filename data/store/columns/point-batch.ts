import { copyPoints, ownColumns, type PointColumns, pointColumns } from './point-columns.ts';

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
  /** The first `count` of these points. */
  readonly pushAll: (points: PointColumns, count: number) => void;
}

/** So many points at most lie in the heap. */
const short = 16;

export function pointBatch(expected: number): PointBatch {
  let columns = expected <= short ? ownColumns(short) : pointColumns(expected);
  let count = 0;
  const reserve = (more: number) => {
    if (count + more <= columns.id.length) return;
    const longer = pointColumns(Math.max(2 * count, count + more));
    copyPoints(longer, 0, columns, count);
    columns = longer;
  };
  return {
    columns: () => columns,
    count: () => count,
    push: (id, { longitude, latitude }, { reportedAt, dueAt, closedAt }, kind, state) => {
      reserve(1);
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
    pushAll: (points, more) => {
      reserve(more);
      copyPoints(columns, count, points, more);
      count += more;
    },
  };
}

const lastSecond = 0xffffffff;
export const secondsOf = (milliseconds: number): number =>
  Math.max(0, Math.min(lastSecond, Math.floor(milliseconds / 1000)));
