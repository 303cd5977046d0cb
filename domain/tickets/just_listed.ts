/** A listing that its seller has just made, told by what was sent: the same form came twice. */
import type { Services } from "../ports/mod.ts";
import { codeDigest } from "./commands.ts";
import type { TicketInput } from "./input.ts";
import { type Ticket, tickets } from "./ticket.ts";

/** Longer ago, somebody lists it again on purpose and is told that it is listed. */
export const SAME_FORM_MS = 10 * 60_000;

/** Null unless this seller listed the very same, in all its fields, within the last minutes. */
export async function findJustListed(
  x: Services,
  sellerId: string,
  { code, ...said }: TicketInput,
): Promise<Ticket | null> {
  const found = await x.store.find(tickets, "code", [await codeDigest(x, code)]);
  if (!found || found.sellerId !== sellerId) return null;
  if (found.version !== 1 || found.createdAt <= x.store.now() - SAME_FORM_MS) return null;
  const is = found as unknown as Record<string, unknown>;
  const same = Object.entries(said).every(([field, value]) =>
    JSON.stringify(is[field]) === JSON.stringify(value)
  );
  return same ? found : null;
}
