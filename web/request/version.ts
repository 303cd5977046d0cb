/** The version that a form was made for. */
import { says } from "#words/problems.ts";
import type { Form } from "./body.ts";
import { refuse } from "../answer/refused.ts";

/** Throws `invalid` when the form does not say one: it is not ours. */
export function versionOf(form: Form): number {
  if (/^\d{1,12}$/.test(form.version ?? "")) return Number(form.version);
  return refuse("invalid", { detail: says("open_again") });
}
