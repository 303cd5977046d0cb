/** Older shapes of orders, as they lie in databases and backups. Never change a released step. */
import type { Upgrade } from "#store/entity/mod.ts";

/** An order for one ticket becomes an order for one seat of a listing that has only this one. */
export const forSeats: Upgrade = {
  about: "An order has 1 to 6 tickets of one listing, and the time when the sale was complete",
  change: ({ ticketId, terms, ...rest }) => {
    const { seat, codeHash, ...shared } = terms as Record<string, unknown>;
    const sold = rest.status === "complete" || rest.status === "refunded";
    return {
      ...rest,
      listingId: ticketId,
      ticketIds: [ticketId],
      terms: { ...shared, seats: [{ id: ticketId, seat, codeHash }] },
      completedAt: sold ? rest.updatedAt : null,
    };
  },
  formerKeys: { sold: () => [] },
};
