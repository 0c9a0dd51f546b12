import type { IssueSource, Placement } from '../../model/issue.ts';

/** What an issue shares with many others. A county has hundreds of kinds, or thousands, whatever the number of its issues. */
export interface Kind {
  readonly county: string;
  /** The place in the table of the plan it was attributed with. */
  readonly plan: number;
  readonly category: string;
  readonly source: IssueSource;
  readonly unit: string | null;
  readonly placement: Placement;
  /** Tier → grid, as JSON text. */
  readonly grids: string;
}

/** All kinds, numbered from 0 in the order they appeared: the numbers are in the columns. */
export interface Kinds {
  readonly all: readonly Kind[];
  readonly gridsOf: (kind: number) => Readonly<Record<string, string>>;
  /** The number of a kind; undefined where it is not known. */
  readonly find: (kind: Kind) => number | undefined;
  readonly add: (kind: Kind) => number;
  /** Another number whenever there are other kinds. */
  readonly version: () => number;
  /** Forgets the kinds from this number on. */
  readonly cut: (length: number) => void;
}

const keyOf = ({ county, plan, category, source, unit, placement, grids }: Kind) =>
  `${county}\n${plan}\n${category}\n${source}\n${unit ?? ''}\n${placement}\n${grids}`;

/** @param parse reads the grids' JSON text */
export function createKinds(parse: (grids: string) => Readonly<Record<string, string>>): Kinds {
  const all: Kind[] = [];
  const grids: Readonly<Record<string, string>>[] = [];
  const numbers = new Map<string, number>();
  let version = 0;
  return {
    all,
    gridsOf: (kind) => grids[kind]!,
    find: (kind) => numbers.get(keyOf(kind)),
    version: () => version,
    add: (kind) => {
      version += 1;
      numbers.set(keyOf(kind), all.length);
      grids.push(parse(kind.grids));
      return all.push(kind) - 1;
    },
    cut: (length) => {
      version += 1;
      for (const kind of all.splice(length)) numbers.delete(keyOf(kind));
      grids.length = length;
    },
  };
}
