import { useQuery } from '@tanstack/react-query';
import { everyCounty, type Grant } from '../../data/model/account.ts';
import { useText } from '../i18n/use-text.ts';
import { countiesQuery, rosterQuery } from '../session/queries.ts';

/** The name of a county that somebody has a role in. */
export function GrantCounty({ county }: { readonly county: string }) {
  const t = useText();
  const known = useQuery(countiesQuery()).data?.find(({ id }) => id === county);
  if (county === everyCounty) return t('account.every-county');
  return known === undefined ? county : t(known.name);
}

/** A role with its grids, and the unit somebody is of there. */
export function GrantRole({ grant: { county, role, grids, unit } }: { readonly grant: Grant }) {
  const t = useText();
  const roster = useQuery({ ...rosterQuery(county), enabled: unit !== undefined }).data;
  const party = roster?.parties.find(({ id }) => id === unit);
  const name = party === undefined ? unit : t(party.name);
  return [[t(`role.${role}`), ...grids].join(' '), ...(name === undefined ? [] : [name])].join(' · ');
}
