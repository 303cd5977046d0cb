/** Describes inputs that arrive as text by the type that they are parsed to. */
import { z } from "zod";
import type { Document } from "./document.ts";

type Described = { zodSchema: z.core.$ZodTypes; jsonSchema: Record<string, unknown> };

/**
 * Replaces the schema of a transformed text with the schema of the result: a number in a query string is a
 * number, and a field that may be blank has the type of its filled value.
 */
export function describeAsParsed({ zodSchema, jsonSchema }: Described): void {
  const { def } = zodSchema._zod;
  if (def.type !== "pipe") return;
  const becomesNumber = def.out._zod.def.type === "number";
  if (def.in._zod.def.type !== "transform" && !becomesNumber) return;
  if (becomesNumber) delete jsonSchema.pattern; // which describes the digits
  const { $schema: _, ...schema } = z.toJSONSchema(def.out, {
    io: "input",
    target: "draft-2020-12",
    override: describeAsParsed,
  });
  Object.assign(jsonSchema, schema);
}

/** Allows empty query parameters, which count as absent: forms send their empty fields too. */
export function mayBeBlank(document: Document): Document {
  for (const path of Object.values(document.paths ?? {})) {
    for (const { parameters = [] } of Object.values(path ?? {})) {
      for (const parameter of parameters) {
        if (parameter.in === "query" && !parameter.required) parameter.allowEmptyValue = true;
      }
    }
  }
  return document;
}
