/** Our own messages for zod's issues, for schemas without a message of their own. Replaces "Invalid input". */
import { z } from "zod";
import { says } from "#words/problems.ts";

/** Messages by the type that zod expects. */
const kinds = {
  string: "must_be_text",
  number: "must_be_number",
  int: "whole_number",
  boolean: "must_be_yes_no",
  object: "must_be_object",
  record: "must_be_object",
  array: "must_be_list",
} as const;

/** The message of an issue for which the schema has none. */
function issueWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return says("required");
      return says(Object.hasOwn(kinds, issue.expected) ? kinds[issue.expected as Kind] : "invalid");
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "invalid_value":
      if (issue.input === undefined) return says("required");
      return says("one_of", { choices: issue.values.map(String).join(", ") });
    case "unrecognized_keys":
      return says("unknown_field");
    default: // formats, unions, keys and elements have no message of their own
      return says("invalid");
  }
}
type Kind = keyof typeof kinds;

function tooSmall(origin: string, min: number): string {
  if (origin === "string") return min === 1 ? says("required") : says("needs", { min });
  return isMany(origin) ? says("too_few", { min }) : says("at_least", { min });
}

function tooBig(origin: string, max: number): string {
  if (origin === "string") return says("too_long", { max });
  return isMany(origin) ? says("too_many", { max }) : says("at_most", { max });
}

const isMany = (origin: string) => origin === "array" || origin === "set" || origin === "map";

z.config({ localeError: issueWords });
