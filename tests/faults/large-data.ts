import { openSqliteStore } from '../../data/store/sqlite/open.ts';
import { aCounty, anIssue } from '../data/store/sample-county.ts';

/** A data folder with a database of some megabytes. */
export async function largeData(data: string): Promise<string> {
  const opened = openSqliteStore(data);
  if (!opened.ok) throw new Error(opened.detail);
  const description = '路口'.repeat(500);
  const issues = Array.from({ length: 3_000 }, (_, i) => anIssue({ number: `${i}`, description }));
  await opened.store.counties.add({ ...aCounty('a'), issues });
  await opened.store.close();
  return data;
}
