/** Checks values before they are written. What was parsed before and has not changed since is not parsed again. */
import { z } from "zod";
import type { Entity, Stored } from "../entity/mod.ts";

/** The fields of a schema that can be checked one by one; null: it says more than its fields do. */
const fieldsOf = new WeakMap<z.ZodType, readonly [string, z.ZodType][] | null>();

/** `base`: the value as it was parsed when it was read; null: it is new. Throws zod's error. */
export function checked<T extends Stored>(
  { schema }: Pick<Entity<T>, "schema">,
  value: Stored,
  base: T | null,
): T {
  const fields = base === null ? null : knownFields(schema);
  if (!fields) return schema.parse(value);
  const was = base as Record<string, unknown>, is = value as unknown as Record<string, unknown>;
  const parsed: Record<string, unknown> = {};
  for (const [name, field] of fields) {
    const present = is[name];
    if (present !== undefined && present === was[name]) {
      parsed[name] = present;
      continue;
    }
    const result = field.safeParse(present);
    if (!result.success) return schema.parse(value); // its error names the field
    if (result.data !== undefined || name in is) parsed[name] = result.data;
  }
  return parsed as T;
}

function knownFields(schema: z.ZodType): readonly [string, z.ZodType][] | null {
  const known = fieldsOf.get(schema);
  if (known !== undefined) return known;
  const isPlain = schema instanceof z.ZodObject && !schema.def.catchall &&
    (schema.def.checks ?? []).length === 0;
  const fields = isPlain ? Object.entries(schema.shape as Record<string, z.ZodType>) : null;
  fieldsOf.set(schema, fields);
  return fields;
}
