import type { SourceFile } from './source-files.ts';

/**
 * Who may import whom. A rule speaks of the files under `from`; each of their imports of our own files must lie under one
 * of `files`, and each package must be in `packages` (a trailing * matches any ending; absent: any package may be used).
 * The most specific rule (the longest `from`) is the one that holds.
 */
export interface Rule {
  readonly from: string;
  readonly files: readonly string[];
  readonly packages?: readonly string[];
}

export const rules: readonly Rule[] = [
  { from: 'geojson/kernel/', files: ['geojson/kernel/'], packages: ['robust-predicates'] },
  {
    from: 'geojson/operations/',
    files: ['geojson/operations/', 'geojson/kernel/'],
    packages: ['robust-predicates'],
  },
  { from: 'geojson/checks/', files: ['geojson/checks/', 'geojson/kernel/'], packages: ['robust-predicates'] },
  { from: 'geojson/formats/', files: ['geojson/formats/', 'geojson/kernel/'] },
  { from: 'geojson/', files: ['geojson/'] },
  { from: 'data/model/', files: ['data/model/', 'geojson/'], packages: ['zod'] },
  { from: 'data/rules/', files: ['data/rules/', 'data/model/', 'geojson/'], packages: ['zod', 'flatbush'] },
  { from: 'data/api', files: ['data/api-', 'data/model/', 'data/rules/'], packages: ['zod'] },
  { from: 'data/', files: ['data/', 'geojson/'] },
  { from: 'server/', files: ['server/', 'data/', 'geojson/', 'package.json'] },
  { from: 'client/', files: ['client/', 'data/model/', 'data/rules/', 'data/api.ts', 'geojson/'] },
];

/** Packages that only one place may use. */
export const reserved: Readonly<Record<string, string>> = {
  'better-sqlite3': 'data/store/sqlite/',
  pg: 'data/store/postgres/',
  'maplibre-gl': 'client/map/',
  '@deck.gl/core': 'client/map/',
  '@deck.gl/layers': 'client/map/',
  '@deck.gl/maplibre': 'client/map/',
};

/** What one file breaks, in words; empty when it keeps every rule. */
export function broken(file: SourceFile): string[] {
  const rule = rules
    .filter((one) => file.path.startsWith(one.from))
    .sort((a, b) => b.from.length - a.from.length)[0];
  if (rule === undefined) return [];
  const view = /^client\/views\/[^/]+\//.exec(file.path)?.[0];
  return [
    ...file.files
      .filter((target) => !rule.files.some((room) => target.startsWith(room)))
      .map((target) => `${file.path} imports ${target}: ${rule.from} may import ${rule.files.join(', ')}`),
    ...file.files
      .filter(
        (target) => view !== undefined && target.startsWith('client/views/') && !target.startsWith(view),
      )
      .map((target) => `${file.path} imports another view: ${target}`),
    ...file.packages
      .filter((name) => rule.packages !== undefined && !rule.packages.includes(name))
      .map(
        (name) =>
          `${file.path} imports the package ${name}: ${rule.from} may import ${rule.packages?.join(', ')}`,
      ),
    ...file.packages
      .filter((name) => reserved[name] !== undefined && !file.path.startsWith(reserved[name]))
      .map((name) => `${file.path} imports ${name}, which only ${reserved[name]} may`),
  ];
}

/** Import cycles as lists of paths; each cycle once. */
export function cycles(files: readonly SourceFile[]): string[][] {
  const imports = new Map(files.map((file) => [file.path, file.files]));
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}

/** A barrel is a file that re-exports: readers then no longer see where a name lives. */
export function isBarrel(file: SourceFile): boolean {
  return /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s*)?from\s/m.test(file.text);
}
