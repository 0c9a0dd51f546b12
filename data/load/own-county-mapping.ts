import { z } from 'zod';
import { sourceCrss } from '../../geojson/formats/geojson-crs.ts';

/** A feature, as far as its properties go. */
type Described = { readonly properties: Readonly<Record<string, unknown>> };

/** What a mapping file may say: which property is what, what the county is called, and the system of the coordinates. */
export const mappingFile = z.strictObject({
  id: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  nameEn: z.string().min(1).optional(),
  parent: z.string().min(1).optional(),
  county: z
    .strictObject({
      id: z.string().min(1).optional(),
      name: z.string().min(1).optional(),
      nameEn: z.string().min(1).optional(),
    })
    .optional(),
  crs: z.enum(sourceCrss).optional(),
});

/** What a property can be to a grid. */
export const roles = ['id', 'name', 'nameEn', 'parent'] as const;
export type Role = (typeof roles)[number];

/** Property names as a person gave them. */
export type WishedProperties = Readonly<Partial<Record<Role, string | undefined>>>;

/** Which property is what; null for none. An id of null: the feature's own `id` member, or its number where there is none. */
export type Mapping = Readonly<Record<Role, string | null>> & {
  /** The roles that nobody gave a property for, so that it was found by its name. */
  readonly guessed: readonly Role[];
};

/**
 * Names that the property of a role goes by, the best first; compared without case, blanks, hyphens, colons and underscores.
 * `NAME_CHN` and `PAC` are the national geographic survey's, `XZQDM` and `XZQMC` the land survey's.
 */
const customary: Readonly<Record<Role, readonly string[]>> = {
  id: [
    ...['gridid', 'gridcode', '网格编码', '网格编号', '网格代码', 'code', '编码', '编号', '代码', 'id'],
    ...['adcode', 'pac', 'xzqdm', 'fid', 'objectid', 'gid'],
  ],
  name: [
    ...[
      'gridname',
      '网格名称',
      '网格名',
      '名称',
      'name',
      'namechn',
      'namezh',
      'xzqmc',
      'mc',
      '社区名称',
      '社区',
    ],
    ...['街道', '标注', 'label', 'title'],
  ],
  nameEn: ['nameen', 'nameeng', 'english', 'englishname', '英文名', '英文名称', 'pinyin', '拼音'],
  parent: [
    ...[
      'parent',
      'parentid',
      'parentcode',
      '上级',
      '上级网格',
      '上级编码',
      '大网格',
      '所属网格',
      '所属大网格',
    ],
    ...['片区', '所属片区', '所属社区', '所属街道'],
  ],
};

/** Decides which property is what: as wished, or else by its name. A parent is guessed only where it divides the grids, each of which has one. */
export function chooseMapping(features: readonly Described[], wished: WishedProperties): Mapping {
  const names = propertyNames(features);
  const found = (role: Role): string | null => {
    const known = names.filter((name) => has(features, name));
    for (const custom of customary[role]) {
      const name = known.find((one) => plain(one) === custom);
      if (name !== undefined && (role !== 'parent' || divides(features, name))) return name;
    }
    return null;
  };
  const guessed = roles.filter((role) => wished[role] === undefined && found(role) !== null);
  const choose = (role: Role) => wished[role] ?? found(role);
  return {
    id: choose('id'),
    name: choose('name'),
    nameEn: choose('nameEn'),
    parent: choose('parent'),
    guessed,
  };
}

/** Every property name of a file, in the order of appearance. */
export function propertyNames(features: readonly Described[]): string[] {
  return [...new Set(features.flatMap((feature) => Object.keys(feature.properties)))];
}

/** A property's value as text: a number without loss, a text without blanks around it; undefined where it is neither or empty. */
export function textOf(feature: Described, property: string): string | undefined {
  const value = Object.hasOwn(feature.properties, property) ? feature.properties[property] : undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return value.trim() || undefined;
}

function has(features: readonly Described[], name: string): boolean {
  return features.some((feature) => textOf(feature, name) !== undefined);
}

function divides(features: readonly Described[], name: string): boolean {
  const values = features.map((feature) => textOf(feature, name));
  const distinct = new Set(values);
  return !distinct.has(undefined) && distinct.size > 1 && distinct.size < features.length;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_:-]/g, '');
}
