/** What a buyer asks for with the form of a ticket's page, and what they saw there. */
import type { Wish } from "#domain/orders/commands.ts";
import { holdSecondsInput, startSeenInput } from "#domain/orders/input.ts";
import { says } from "#words/problems.ts";
import { refuse } from "../../answer/refused.ts";
import type { Form } from "../../request/body.ts";
import { parseId } from "../../request/guards.ts";
import { totalField } from "../../parts/total_field.ts";

/** One ticket by its id, or a number of a listing's tickets. Throws `invalid` or `not_found` for other forms. */
export function readWish(form: Form, currency: string): Wish {
  const holdSeconds = seenSeconds(form.holdSeconds);
  const startsAt = seenStart(form.startsAt);
  const seen = (name: string) => seenAmount(form[name], currency);
  if (form.listingId === undefined) {
    return { ticketId: parseId(form.ticketId ?? ""), total: seen("price"), holdSeconds, startsAt };
  }
  if (!/^[1-6]$/.test(form.quantity ?? "")) refuse("invalid", { detail: says("open_again") });
  const quantity = Number(form.quantity);
  const total = seen(totalField(quantity));
  return { listingId: parseId(form.listingId), quantity, total, holdSeconds, startsAt };
}

function seenSeconds(text: string | undefined) {
  if (text === undefined) return undefined;
  const parsed = holdSecondsInput.safeParse(/^\d{1,5}$/.test(text) ? Number(text) : NaN);
  return parsed.success ? parsed.data : refuse("invalid", { detail: says("open_again") });
}

function seenStart(text: string | undefined) {
  if (text === undefined) return undefined;
  const parsed = startSeenInput.safeParse(text);
  return parsed.success ? parsed.data : refuse("invalid", { detail: says("open_again") });
}

function seenAmount(text: string | undefined, currency: string) {
  if (text === undefined) return undefined;
  if (!/^\d{1,13}$/.test(text)) refuse("invalid", { detail: says("open_again") });
  return { amount: Number(text), currency };
}
