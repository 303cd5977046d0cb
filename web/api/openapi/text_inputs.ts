/** Where the description must say what a reader of texts makes of them, not that they are texts. */
import { z } from "zod";
import type { Document } from "./document.ts";

type Described = { zodSchema: z.core.$ZodTypes; jsonSchema: Record<string, unknown> };

/**
 * What is read before it is parsed is described by what it becomes: a number of an address is a
 * number, and a field that may be blank is what it is when it is not.
 */
export function describeAsRead({ zodSchema, jsonSchema }: Described): void {
  const { def } = zodSchema._zod;
  if (def.type !== "pipe") return;
  const becomesNumber = def.out._zod.def.type === "number";
  if (def.in._zod.def.type !== "transform" && !becomesNumber) return;
  if (becomesNumber) delete jsonSchema.pattern; // of its digits
  const { $schema: _, ...schema } = z.toJSONSchema(def.out, {
    io: "input",
    target: "draft-2020-12",
    override: describeAsRead,
  });
  Object.assign(jsonSchema, schema);
}

/** Forms send their empty fields too, and so may programs: such a parameter asks for nothing. */
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
