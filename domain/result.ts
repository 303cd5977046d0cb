/** What a command returns: a value, or a refusal for the user. Exceptions are for bugs and outages. */
import type { Refusal } from "./refusals.ts";

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (
  code: Refusal["code"],
  more: Omit<Refusal, "code"> = {},
): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { code, ...more } });
