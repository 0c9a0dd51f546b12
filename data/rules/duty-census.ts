import { type DutyCensus, type DutySide, dutySides } from '../model/coverage.ts';
import type { Grid, PlanDocument } from '../model/plan.ts';
import type { Assignment, Roster, Subject } from '../model/roster.ts';
import type { Scheme } from '../model/scheme.ts';
import type { Bilingual } from '../model/text.ts';

/** One person can look after so many things; whoever holds more is over-committed. No county's document gives a number. */
export const mostHeld = 5;

/** What is counted, as it is shown. Source: domain.md §1, "full coverage", 4 and 5, and Dafang's duties outside the grids. */
export const censusDefinition: Bilingual = {
  zh: `责任网格、路段、场所类型、点位和网格外社区，按今天有效的分工分别统计有没有领导、牵头单位、责任单位、打得通的联系人（有电话）和工作站。分母是方案、底图和名册里的全部对象。一个岗位（个人）任领导、牵头或联系人超过 ${mostHeld} 处算负担过重。`,
  en: `Duty grids, streets, types of place, points and communities outside the grids: how many have, by what is in force today, a leader, a lead unit, a responsible unit, a contact that can be reached (with a telephone) and a station. The denominator is all there are in the plan, the map and the roster. A post (one person) that is leader, lead or contact for more than ${mostHeld} is over-committed.`,
};

interface Counted {
  readonly scheme: Scheme;
  readonly grids: readonly Grid[];
  readonly streets: PlanDocument['streets'];
  /** The ids of the points on the map. */
  readonly places: readonly string[];
  readonly roster: Roster;
  /** Local calendar day (YYYY-MM-DD). */
  readonly today: string;
}

/** Who answers for what, counted. Kinds of which the county has none are left out. */
export function dutyCensus(counted: Counted): DutyCensus {
  const { scheme, grids, streets, places, roster, today } = counted;
  const held = roster.assignments.filter(
    ({ from, to }) => from <= today && (to === undefined || today <= to),
  );
  const dutyTiers = scheme.tiers.filter(({ duty }) => duty).map(({ id }) => id);
  const things: Readonly<Record<Subject['kind'], readonly string[]>> = {
    grid: grids.filter(({ tier }) => dutyTiers.includes(tier)).map(({ id }) => id),
    street: [...new Set(streets.features.map(({ properties }) => properties.id))],
    'place-type': roster.placeTypes.map(({ id }) => id),
    place: places,
    community: roster.outsideCommunities.map(({ id }) => id),
  };
  const sidesOf = sidesHeld(scheme, roster, held);
  return {
    definition: censusDefinition,
    kinds: subjectKinds.flatMap((kind) => countKind(kind, things[kind], sidesOf)),
    overCommitted: overCommitted(scheme, roster, held),
  };
}

const subjectKinds = ['grid', 'street', 'place-type', 'place', 'community'] as const;

function countKind(
  kind: Subject['kind'],
  ids: readonly string[],
  sidesOf: ReadonlyMap<string, ReadonlySet<DutySide>>,
): DutyCensus['kinds'] {
  if (ids.length === 0) return [];
  const sides = ids.map((id) => sidesOf.get(`${kind} ${id}`));
  const having = { leader: 0, lead: 0, responsible: 0, contact: 0, station: 0 };
  for (const side of dutySides) having[side] = sides.filter((one) => one?.has(side)).length;
  return [{ kind, all: ids.length, nobody: sides.filter((one) => one === undefined).length, having }];
}

type Held = readonly Assignment[];

const functionsOf = ({ roles }: Scheme) => new Map(roles.map((role) => [role.id, role.function]));

/** Subject → what it has. */
function sidesHeld(scheme: Scheme, roster: Roster, held: Held): ReadonlyMap<string, ReadonlySet<DutySide>> {
  const functionOf = functionsOf(scheme);
  const reachable = new Set(roster.parties.filter(({ telephone }) => telephone).map(({ id }) => id));
  const sides = new Map<string, Set<DutySide>>();
  for (const { subject, role, party } of held) {
    const side = dutySides.find((one) => one === functionOf.get(role));
    if (side === undefined || (side === 'contact' && !reachable.has(party))) continue;
    const key = `${subject.kind} ${subject.id}`;
    sides.set(key, (sides.get(key) ?? new Set()).add(side));
  }
  return sides;
}

function overCommitted(scheme: Scheme, roster: Roster, held: Held): DutyCensus['overCommitted'] {
  const functionOf = functionsOf(scheme);
  const counts = new Map<string, Set<string>>();
  for (const { subject, role, party } of held) {
    if (!['leader', 'lead', 'contact'].includes(functionOf.get(role) ?? '')) continue;
    counts.set(party, (counts.get(party) ?? new Set()).add(`${subject.kind} ${subject.id}`));
  }
  return roster.parties
    .flatMap(({ id, kind, name }) => {
      const subjects = counts.get(id)?.size ?? 0;
      return kind === 'post' && subjects > mostHeld ? [{ party: id, name, subjects }] : [];
    })
    .toSorted((a, b) => b.subjects - a.subjects);
}
