/** The moderator's actions on tickets and orders. */
import { getTicket } from "#domain/tickets/queries.ts";
import { type At, MODERATOR, told } from "./cast.ts";
import type { People } from "./people.ts";
import { pick } from "../random.ts";

export function review(people: People, what: "approve" | "reject", on: number, at: At): void {
  if (people.listings.length === 0) return;
  const { id } = pick(people.listings, at[0]);
  const { tree } = people.world;
  if (what === "reject") people.moderated.add(id);
  people.world.ask(MODERATOR, `${what}s ${id}`, on, async (x) => {
    const seen = await getTicket(x.store, id);
    const version = seen?.version ?? 0;
    return told(
      what === "approve"
        ? await tree.approveTicket(x, MODERATOR, id, version)
        : await tree.rejectTicket(x, MODERATOR, id, version, "No such concert"),
      ({ status }) => status,
    );
  });
}

export function moderate(people: People, what: "moderate" | "refund", on: number, at: At): void {
  const known = what === "refund"
    ? people.someOrder(at, "complete", "claimed")
    : people.someOrder(at, "created", "awaiting:payment");
  if (!known) return;
  const { tree } = people.world;
  (what === "refund" ? people.refunded : people.moderated).add(known.orderId);
  const words = what === "refund" ? "refunds" : "cancels";
  people.world.ask(MODERATOR, `${words} ${known.orderId}`, on, async (x) =>
    told(
      what === "refund"
        ? await tree.refundOrder(x, MODERATOR, known.orderId)
        : await tree.cancelOrder(x, MODERATOR, known.orderId),
      ({ status }) => status,
    ));
}
