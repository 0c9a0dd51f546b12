import { answer, type Handler } from '../answer.ts';
import { countySummary } from './county.ts';

export const counties: Handler<'counties'> = async ({ store }) =>
  answer((await store.counties.list()).map(countySummary));
