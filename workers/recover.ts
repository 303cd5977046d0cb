/** Recovers rows that this process has claimed but lost track of, because a handler's end could not be written. */
import type { OutboxRow, Store } from "#store/types.ts";
import type { Logger } from "#domain/ports/logger.ts";

/** Makes rows due now that this process has claimed and that are not in `inHand`. Never throws. */
export async function recoverLost(
  store: Pick<Store, "outbox" | "processId">,
  log: Logger,
  inHand: () => Iterable<OutboxRow>,
): Promise<void> {
  const isInHand = (row: OutboxRow): boolean => {
    for (const { eventId, handler } of inHand()) {
      if (eventId === row.eventId && handler === row.handler) return true;
    }
    return false;
  };
  try {
    const rows = await store.outbox.adopt((row) =>
      row.claimant === store.processId && !isInHand(row)
    );
    if (rows > 0) log.info("outbox_recovered", { rows });
  } catch (error) {
    log.error("outbox_not_recovered", error); // their leases end by themselves
  }
}
