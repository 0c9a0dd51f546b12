import fc from 'fast-check';
import { z } from 'zod';

/** The parts of JSON Schema that `z.toJSONSchema` writes for our contract. */
const schemaShape = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  prefixItems: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

const anything = fc.oneof(
  fc.json().map((text): unknown => JSON.parse(text)),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(null, '', -1, 0, 1e308, Number.MAX_SAFE_INTEGER, '__proto__', [], {}),
);

/** Mostly `likely`, now and then something else altogether. */
const mostly = (likely: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: likely, weight: 12 }, { arbitrary: anything, weight: 1 });

/** Values that mostly keep to a schema; lengths and patterns of texts are not looked at, so many are refused late. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return valuesOfJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

function valuesOfJson(json: unknown): fc.Arbitrary<unknown> {
  const parsed = schemaShape.safeParse(json);
  if (!parsed.success) return anything;
  const { type, enum: listed, anyOf, oneOf, prefixItems, items, properties, minimum, maximum } = parsed.data;
  if ('const' in parsed.data) return mostly(fc.constant(parsed.data.const));
  if (listed !== undefined) return mostly(fc.constantFrom(...listed));
  const either = anyOf ?? oneOf;
  if (either !== undefined) return fc.oneof(...either.map(valuesOfJson));
  if (prefixItems !== undefined) return mostly(fc.tuple(...prefixItems.map(valuesOfJson)));
  if (type === 'array') return mostly(fc.array(valuesOfJson(items), { maxLength: 5 }));
  if (type === 'object') return mostly(objects(properties ?? {}));
  if (type === 'integer') return mostly(fc.integer(rangeOf(minimum, maximum)));
  if (type === 'number') return mostly(fc.double({ min: minimum ?? -1e9, max: maximum ?? 1e9, noNaN: true }));
  if (type === 'boolean') return mostly(fc.boolean());
  if (type === 'string') return mostly(fc.oneof(fc.string(), fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)));
  return anything;
}

const objects = (properties: Readonly<Record<string, unknown>>) =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, valuesOfJson(one)])), {
    requiredKeys: [],
  });

const rangeOf = (minimum = -1_000, maximum = 1_000_000) => ({
  min: Math.max(minimum, -(2 ** 31)),
  max: Math.min(maximum, 2 ** 31 - 1),
});

/** A good value with some of its members replaced by such of the schema; left alone half of the time. */
export function nearly(good: Readonly<Record<string, unknown>>, schema: z.ZodType): fc.Arbitrary<unknown> {
  const changed = valuesOf(schema).map((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...good, ...value } : value,
  );
  const oneChanged = fc
    .tuple(fc.constantFrom(...Object.keys(good), 'surprise'), anything)
    .map(([key, value]) => ({ ...good, [key]: value }));
  return fc.oneof(fc.constant(good), oneChanged, changed);
}
