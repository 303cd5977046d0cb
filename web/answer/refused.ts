/** A refusal as an exception: handlers throw it, `routes/_error.tsx` answers. */
import type { Refusal } from "#domain/refusals.ts";
import type { Words } from "#words/languages.ts";
import type { Result } from "#domain/result.ts";

export class Refused extends Error {
  override readonly name = "Refused";
  constructor(
    readonly refusal: Refusal,
    /** A link on the error page. */
    readonly back?: { href: string; label: keyof Words["errors"]["back"] },
    readonly headers: Record<string, string> = {},
  ) {
    super(refusal.code);
  }
}

/** The value of a result; throws `Refused` otherwise. */
export function unwrap<T>(result: Result<T>, back?: Refused["back"]): T {
  if (result.ok) return result.value;
  throw new Refused(result.refusal, back);
}

export function refuse(code: Refusal["code"], more: Omit<Refusal, "code"> = {}): never {
  throw new Refused({ code, ...more });
}
