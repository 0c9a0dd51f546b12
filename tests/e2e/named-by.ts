import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { bilingual } from '../../data/model/text.ts';
import { fixtures } from '../helpers/server.ts';

/** So many texts make one name: four names of a kind hold a hundred, and the map can still draw them. */
const together = 25;

/** A copy of the counties of tests/fixtures in which every name and every issue's description is made of `texts`. */
export function samplesNamedBy(texts: readonly string[], folder: string): string {
  cpSync(fixtures, folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  for (const file of files) {
    let made = 0;
    const next = () => {
      const from = (made++ * together) % texts.length;
      return texts.slice(from, from + together).join(' ');
    };
    const text = ['.json', '.geojson', '.csv'].includes(extname(file)) ? readFileSync(file, 'utf8') : null;
    if (text === null) continue;
    const renamed = extname(file) === '.csv' ? redescribed(text, next) : renamedIn(text, next);
    writeFileSync(file, renamed);
  }
  return folder;
}

/** Every text in two languages becomes another one. */
function renamedIn(json: string, next: () => string): string {
  const value: unknown = JSON.parse(json, (_key, member: unknown) => {
    if (!bilingual.safeParse(member).success) return member;
    const name = next();
    return { zh: name, en: name };
  });
  return JSON.stringify(value);
}

/** The last column, the description. Its texts hold no line ends; the other columns no commas. */
function redescribed(csv: string, next: () => string): string {
  const [heading, ...rows] = csv.trimEnd().split(/\r?\n/);
  const columns = heading?.split(',').length ?? 0;
  const quoted = () => `"${next().replaceAll('"', '""')}"`;
  const described = rows.map((row) => [...row.split(',').slice(0, columns - 1), quoted()].join(','));
  return `${[heading, ...described].join('\n')}\n`;
}
