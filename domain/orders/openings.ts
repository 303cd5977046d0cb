/** When a buyer first opened the barcodes of an order: evidence, should a bank ask. */
import { z } from "zod";
import { ending, entity } from "#store/entity/mod.ts";
import type { Services } from "../ports/services.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { MAX_SEATS } from "../tickets/terms.ts";

/** How long it is kept: banks take up disputes until 540 days after a payment. */
const OPENINGS_KEPT_MS = 600 * 86_400_000;

const ways = ["page", "api"] as const;

const codeOpeningSchema = z.object({
  ...stored,
  /** The first time for each ticket, and whether on the order's page or through the API. */
  tickets: z.array(z.object({ ticketId: idSchema, at: instant, how: z.enum(ways) })).max(MAX_SEATS),
  until: instant,
});
type CodeOpening = z.infer<typeof codeOpeningSchema>;

export const codeOpenings = entity({
  name: "code_opening",
  about: "When the buyer of an order first opened its barcodes; the id is the order's.",
  schema: codeOpeningSchema,
  indexes: {
    until: ending<CodeOpening>("By their end, to remove old ones", (o) => [o.until]),
  },
});

/**
 * Notes that the buyer has the barcodes of these tickets before them; after the first time it only reads. It never
 * fails: a database that takes no writes keeps nobody from their ticket.
 */
export async function noteOpened(
  { store, log }: Pick<Services, "store" | "log">,
  orderId: string,
  ticketIds: readonly string[],
  how: typeof ways[number],
): Promise<void> {
  try {
    const newIn = (known: CodeOpening | null) =>
      ticketIds.filter((id) => !known?.tickets.some(({ ticketId }) => ticketId === id));
    if (newIn(await store.get(codeOpenings, orderId)).length === 0) return;
    await store.transact(async (tx) => {
      const known = await tx.get(codeOpenings, orderId);
      const tickets = newIn(known).map((ticketId) => ({ ticketId, at: tx.now, how }));
      if (known) tx.put(codeOpenings, { ...known, tickets: [...known.tickets, ...tickets] });
      else {
        tx.create(codeOpenings, { id: orderId, tickets, until: tx.now + OPENINGS_KEPT_MS });
      }
    });
  } catch (error) {
    log.error("opening_not_noted", error, { orderId });
  }
}
