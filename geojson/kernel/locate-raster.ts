/** A raster is a block of square cells, column by column from its south-west corner on. */
export interface Raster {
  readonly west: number;
  readonly south: number;
  /** A cell is 2^shift lattice units wide. */
  readonly shift: number;
  readonly columns: number;
  readonly rows: number;
}
