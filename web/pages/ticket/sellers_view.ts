/** What a seller is told about their own listing. */
import type { DecisionAction } from "#domain/decisions/decision.ts";
import { decisionsOnTicket } from "#domain/decisions/queries.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Ctx } from "../../request/state.ts";
import type { SellersView, WithdrawnWhy } from "./SellersStub.tsx";

/** `tickets`: all of the listing, in order. */
export async function sellersView(
  { state: { system } }: Pick<Ctx, "state">,
  tickets: Ticket[],
): Promise<SellersView> {
  const [{ listingId }] = tickets;
  const isDecided = tickets.some(({ status }) => status === "rejected" || status === "withdrawn");
  const decision = isDecided
    ? (await decisionsOnTicket(system.store, listingId)).find(({ action }) =>
      action === "reject" || action === "withdraw"
    )
    : null;
  const withdrawn = tickets.filter(({ status }) => status === "withdrawn");
  const byWhy = Map.groupBy(withdrawn, (one) => withdrawnBy(one, decision?.action));
  return {
    rejection: decision?.reason ?? null,
    withdrawn: [...byWhy].map(([why, some]) => ({ why, ids: some.map(({ id }) => id) })),
  };
}

function withdrawnBy(
  { orderId, barred }: Ticket,
  last: DecisionAction | undefined,
): WithdrawnWhy {
  if (orderId !== null) return "refunded";
  if (!barred) return "seller";
  return last === "withdraw" ? "moderator" : "turned_down";
}
