/** Reads what a decision about a ticket needs. */
import type { Tx } from "#store/types.ts";
import { emptyWorld, loadHolds, loadRival, type World } from "../trade/world.ts";
import { tickets } from "./ticket.ts";

/**
 * The ticket, and the order that holds it. With `holder`, what the holder holds is read too: a
 * moderator ends a hold that has not lapsed.
 */
export async function loadTicketWorld(
  tx: Tx,
  ticketId: string,
  options: { holder?: boolean } = {},
): Promise<World> {
  const ticket = await tx.get(tickets, ticketId);
  const world = await loadRival(tx, { ...emptyWorld(tx.now), ticket });
  return options.holder && world.rival ? await loadHolds(tx, world, world.rival.buyerId) : world;
}
