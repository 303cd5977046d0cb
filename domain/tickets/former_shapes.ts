/** Older shapes of listings, as they lie in databases and backups. Never change a released step. */
import type { Upgrade } from "#store/entity/mod.ts";

/** A ticket becomes a listing of one seat; every index row stays as it is. */
export const seated: Upgrade = {
  about: "A listing has 1 to 6 seats: a ticket becomes a listing of one",
  change: ({ seat, status, orderId, heldUntil, code, codeHash, codeType, barred, ...shared }) => ({
    ...shared,
    seats: [{
      id: shared.id,
      seat,
      status,
      orderId,
      heldUntil,
      code,
      codeHash,
      codeType,
      barred,
    }],
  }),
};
