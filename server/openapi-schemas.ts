import { z } from 'zod';
import * as account from '../data/model/account.ts';
import * as audit from '../data/model/audit.ts';
import * as coverage from '../data/model/coverage.ts';
import * as edit from '../data/model/edit.ts';
import * as issue from '../data/model/issue.ts';
import * as plan from '../data/model/plan.ts';
import * as problem from '../data/model/problem.ts';
import * as replies from '../data/model/replies.ts';
import * as roster from '../data/model/roster.ts';
import * as scheme from '../data/model/scheme.ts';
import * as session from '../data/model/session.ts';
import * as text from '../data/model/text.ts';

/** A piece of an OpenAPI document. */
export type Json = Record<string, unknown>;

/** The JSON Schemas of one document: what the model exports is written once, under `components`, and referred to. */
export interface SchemaWriter {
  /** The schema of what a caller sends. */
  readonly input: (schema: z.core.$ZodType) => Json;
  /** The schema of what a caller receives. */
  readonly output: (schema: z.core.$ZodType) => Json;
  /** The components that were referred to so far, by name. */
  readonly components: () => Json;
}

const models: readonly object[] = [
  text,
  scheme,
  roster,
  plan,
  issue,
  coverage,
  edit,
  problem,
  replies,
  account,
  audit,
  session,
];
const envelope = z.object({
  items: z.record(z.string(), z.unknown()),
  $defs: z.record(z.string(), z.unknown()).default({}),
});

export function schemaWriter(): SchemaWriter {
  const names = exportedSchemas();
  const components: Json = {};
  const written = { input: new Map<z.core.$ZodType, Json>(), output: new Map<z.core.$ZodType, Json>() };
  const write = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
    // Inside an array even a named schema comes as a reference.
    const text = JSON.stringify(z.toJSONSchema(z.array(schema), { metadata: names, io }));
    const { items, $defs } = envelope.parse(
      JSON.parse(text.replaceAll('#/$defs/', '#/components/schemas/'), withoutChoiceOfOne),
    );
    for (const [name, definition] of Object.entries($defs)) {
      if (name in components && JSON.stringify(components[name]) !== JSON.stringify(definition))
        throw new Error(`${name} is not the same sent and received: it needs two names`);
      components[name] = definition;
    }
    written[io].set(schema, items);
    return items;
  };
  return {
    input: (schema) => written.input.get(schema) ?? write(schema, 'input'),
    output: (schema) => written.output.get(schema) ?? write(schema, 'output'),
    components: () => Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const choiceOfOne = z.looseObject({ oneOf: z.tuple([z.record(z.string(), z.unknown())]) });

/** `oneOf` with one member is that member. */
function withoutChoiceOfOne(_key: string, value: unknown): unknown {
  const choice = choiceOfOne.safeParse(value);
  if (!choice.success) return value;
  const { oneOf, ...rest } = choice.data;
  return { ...rest, ...oneOf[0] };
}

/** Every schema the model exports, under its export's name. */
function exportedSchemas() {
  const names = z.registry<{ id: string }>();
  for (const [name, schema] of models.flatMap((model) => Object.entries(model)))
    if (schema instanceof z.ZodType && !names.has(schema)) names.add(schema, { id: name });
  return names;
}
