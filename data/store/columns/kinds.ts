import type { IssueSource, Placement } from '../../model/issue.ts';

/** What an issue shares with many others. A county has hundreds of kinds, or thousands, whatever the number of its issues. */
export interface Kind {
  readonly category: string;
  readonly source: IssueSource;
  readonly unit: string | null;
  readonly placement: Placement;
  /** Tier → grid, as JSON text. */
  readonly grids: string;
}

/** A county's kinds, numbered in the order they appeared. They are never forgotten: their numbers are in the columns. */
export interface Kinds {
  readonly all: readonly Kind[];
  readonly gridsOf: (kind: number) => Readonly<Record<string, string>>;
  /** The number of a kind, a new one where it is new. */
  readonly numberOf: (kind: Kind) => number;
}

const keyOf = ({ category, source, unit, placement, grids }: Kind) =>
  `${category}\n${source}\n${unit ?? ''}\n${placement}\n${grids}`;

/** @param parse reads the grids' JSON text */
export function createKinds(
  known: readonly Kind[],
  parse: (grids: string) => Readonly<Record<string, string>>,
): Kinds {
  const all: Kind[] = [];
  const grids: Readonly<Record<string, string>>[] = [];
  const numbers = new Map<string, number>();
  const add = (key: string, kind: Kind): number => {
    numbers.set(key, all.length);
    grids.push(parse(kind.grids));
    return all.push(kind) - 1;
  };
  for (const kind of known) add(keyOf(kind), kind);
  return {
    all,
    gridsOf: (kind) => grids[kind]!,
    numberOf: (kind) => {
      const key = keyOf(kind);
      return numbers.get(key) ?? add(key, kind);
    },
  };
}
