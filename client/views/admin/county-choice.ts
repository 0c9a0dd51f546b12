import type { Reply } from '../../../data/api.ts';
import type { Speak } from '../../i18n/use-text.ts';

export type Counties = Reply<'counties'>;

/** The counties as choices. */
export const countyOptions = (counties: Counties, t: Speak) =>
  counties.map(({ id, name }) => ({ value: id, label: t(name) }));
