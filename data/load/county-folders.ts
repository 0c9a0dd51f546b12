import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CategorySet, categorySet, issueRow } from '../model/issue.ts';
import { samplePatrols, samplePresent } from '../model/patrol.ts';
import * as plan from '../model/plan.ts';
import { roster } from '../model/roster.ts';
import { scheme } from '../model/scheme.ts';
import type { CountyBundle } from './bundle.ts';
import { contentHash } from './content-hash.ts';
import { FileFault, readCsv, readJson } from './read-file.ts';

/**
 * Counties as folders: `<root>/geojson/counties/<name>` holds what has a place, `<root>/data/counties/<name>`
 * what is known about it, `<root>/data/categories.json` the category set all share. A county is its folder's name; there is no list.
 */
const boundaryFiles = ['blocks', 'streets', 'placed', 'ground', 'places'].map((name) => `${name}.geojson`);
const knowledgeFiles = [
  'scheme.json',
  'grids.json',
  'roster.json',
  'issues.csv',
  'patrols.json',
  'present.json',
];

/** The counties' names, in alphabetical order. */
export function countyNames(root: string): string[] {
  const folder = join(root, 'data/counties');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** @throws FileFault */
export function readCategories(root: string): CategorySet {
  return readJson(join(root, 'data/categories.json'), categorySet);
}

/** The hash of all of a county's files as they are now. */
export function hashOfFolder(root: string, county: string): string {
  return contentHash(...filesOf(root, county).map((file) => (existsSync(file) ? readFileSync(file) : '')));
}

function filesOf(root: string, county: string): string[] {
  return [
    ...boundaryFiles.map((name) => join(root, 'geojson/counties', county, name)),
    ...knowledgeFiles.map((name) => join(root, 'data/counties', county, name)),
  ];
}

/**
 * Reads a county's folders, each file parsed by its schema. Its plan is in force from the day of the first
 * assignment in its roster.
 * @throws FileFault naming file and place
 */
export function readCountyFolder(root: string, county: string): CountyBundle {
  const boundary = <S extends z.ZodType>(name: string, schema: S) =>
    readJson(join(root, 'geojson/counties', county, `${name}.geojson`), schema);
  const known = (name: string) => join(root, 'data/counties', county, name);
  const ofScheme = readJson(known('scheme.json'), scheme);
  if (ofScheme.county !== county)
    throw new FileFault(known('scheme.json'), [`county: must be the folder's name, ${county}`]);
  const ofRoster = readJson(known('roster.json'), roster);
  const streets = boundary('streets', plan.streets);
  return {
    origin: 'sample',
    sourceHash: hashOfFolder(root, county),
    scheme: ofScheme,
    roster: ofRoster,
    plan: {
      county,
      effectiveFrom: ofRoster.assignments.map((one) => one.from).sort()[0] ?? '2000-01-01',
      grids: readJson(known('grids.json'), z.array(plan.grid)),
      blocks: boundary('blocks', plan.blocks),
      streets,
      placed: boundary('placed', plan.placedGrids),
    },
    layers: { ground: boundary('ground', plan.ground), streets, places: boundary('places', plan.places) },
    issues: readCsv(known('issues.csv'), issueRow),
    patrols: existsSync(known('patrols.json')) ? readJson(known('patrols.json'), samplePatrols) : null,
    present: existsSync(known('present.json'))
      ? readJson(known('present.json'), samplePresent).present
      : null,
  };
}
