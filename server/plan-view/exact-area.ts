import type { Area } from '../../data/model/coverage.ts';
import type { ExactArea } from '../../geojson/kernel/certificate.ts';

/** An area as the contract has it: the exact one in square lattice units, which may end in a half. */
export function exactArea({ twiceLattice, squareMetres }: ExactArea): Area {
  const twice = BigInt(twiceLattice);
  return { exact: `${twice / 2n}${twice % 2n === 0n ? '' : '.5'}`, squareMetres };
}
