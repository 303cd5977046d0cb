/** JSON Schema in a few words. */
import type { FieldView, TypeView } from "./ApiCall.tsx";

/** The parts of JSON Schema that our document uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  const?: unknown;
  description?: string;
  default?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}

/** References link to the resource. */
export function typeInWords(schema: Schema): TypeView {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1)!;
    return { text: name, ref: `schema-${name}` };
  }
  if (schema.anyOf) {
    const [first, ...others] = schema.anyOf;
    const type = typeInWords(first);
    const isNullable = others.some(({ type }) => type === "null");
    return isNullable ? { ...type, text: `${type.text}, or null` } : type;
  }
  if (schema.enum) return plain(schema.enum.map((value) => `"${value}"`).join(" · "));
  if (schema.const !== undefined) return plain(JSON.stringify(schema.const));
  if (schema.type === "array" && schema.items) {
    const items = typeInWords(schema.items);
    return { ...items, text: `list of ${items.text}` };
  }
  if (schema.properties) return plain(`{ ${Object.keys(schema.properties).join(", ")} }`);
  return plain(simple(schema));
}

const plain = (text: string): TypeView => ({ text, ref: null });

function simple({ type = "any", format, minLength, maxLength, minimum, maximum }: Schema): string {
  if (type === "string") {
    const kind = format === "date-time" ? "time, RFC 3339" : format ?? "text";
    if (maxLength === undefined || format !== undefined) return kind;
    return `${kind}, ${range(minLength ?? 0, maxLength)} characters`;
  }
  if (type === "integer" || type === "number") {
    const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
    return isBounded ? `whole number, ${range(minimum ?? 0, maximum)}` : "whole number";
  }
  return type;
}

const range = (least: number, most: number) => least === most ? `${most}` : `${least}–${most}`;

export function fieldsOfSchema({ properties = {}, required = [] }: Schema): FieldView[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    optional: !required.includes(name) || schema.default !== undefined,
    type: typeInWords(schema),
    description: [
      schema.description ?? "",
      schema.default === undefined ? "" : `Default: ${JSON.stringify(schema.default)}.`,
    ].filter(Boolean).join(" "),
  }));
}
