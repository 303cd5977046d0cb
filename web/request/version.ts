/** The version of the value that a form edits. */
import { says } from "#words/problems.ts";
import type { Form } from "./body.ts";
import { refuse } from "../answer/refused.ts";

/** Throws `invalid` without a well-formed version: such a form is not ours. */
export function versionOf(form: Form): number {
  if (/^\d{1,12}$/.test(form.version ?? "")) return Number(form.version);
  return refuse("invalid", { detail: says("open_again") });
}
