/** What waits for a moderator. */
import type { Page } from "#store/types.ts";
import type { Exchange } from "../ports.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Ticket, tickets } from "../tickets/ticket.ts";
import { mayReview } from "./commands.ts";

/** Longest waiting first. */
export async function listTicketsForReview(
  x: Exchange,
  userId: string,
  page: { limit: number; cursor?: string },
): Promise<Result<Page<Ticket>>> {
  if (!await mayReview(x, userId)) return refuse("forbidden");
  return ok(await x.store.list(tickets, "review", page));
}
