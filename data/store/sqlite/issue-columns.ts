import { issueStates } from '../../model/issue.ts';
import { allocateIssueColumns } from '../../model/issue-columns.ts';
import type { IssueStore } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { whereIssues } from './issue-query.ts';

type ColumnRow = readonly [
  id: number,
  longitude: number,
  latitude: number,
  reported: number,
  due: number,
  closed: number,
  category: string,
  state: string,
];

/** Reads matching issues straight into columns, without an object for each. */
export function issueColumnsReader({ database, read }: Connection, order: string): IssueStore['columns'] {
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const stateIndex = new Map<string, number>(issueStates.map((state, index) => [state, index]));
  return async (county, query) => {
    const { sql, parameters } = whereIssues(county, query);
    const rows = database
      .prepare<unknown[], ColumnRow>(
        `SELECT id, longitude, latitude, reported_at / 1000, due_at / 1000, coalesce(closed_at, 0) / 1000, category, state
         FROM issues ${sql} ${order}`,
      )
      .raw();
    return read(() => {
      const found = rows.all(parameters);
      const categories = [...new Set(found.map((row) => row[6]))].sort();
      const categoryIndex = new Map(categories.map((category, index) => [category, index]));
      const columns = allocateIssueColumns(found.length, newest.get() ?? 0, categories);
      found.forEach(([id, longitude, latitude, reported, due, closed, category, state], index) => {
        columns.id[index] = id;
        columns.longitude[index] = longitude;
        columns.latitude[index] = latitude;
        columns.reported[index] = reported;
        columns.due[index] = due;
        columns.closed[index] = closed;
        columns.category[index] = categoryIndex.get(category) ?? 0;
        columns.state[index] = stateIndex.get(state) ?? 0;
      });
      return columns;
    });
  };
}
