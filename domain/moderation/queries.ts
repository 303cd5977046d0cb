/** What waits for a moderator. */
import type { Page } from "#store/types.ts";
import type { Exchange } from "../ports.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Ticket, tickets } from "../tickets/ticket.ts";
import { mayReview } from "./commands.ts";
import { type Verdict, verdicts } from "./audit.ts";

/** Longest waiting first. */
export async function listTicketsForReview(
  x: Exchange,
  userId: string,
  page: { limit: number; cursor?: string },
): Promise<Result<Page<Ticket>>> {
  if (!await mayReview(x, userId)) return refuse("forbidden");
  return ok(await x.store.list(tickets, "review", page));
}

/** The newest decision about a ticket; its reason is for the seller. */
export async function findVerdict(x: Exchange, ticketId: string): Promise<Verdict | null> {
  const page = await x.store.list(verdicts, "ticket", {
    prefix: [ticketId],
    limit: 1,
    reverse: true,
  });
  return page.items[0] ?? null;
}
