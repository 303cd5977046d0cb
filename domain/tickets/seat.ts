/** A seat of a listing: its barcode, and whether somebody holds or bought it. */
import { z } from "zod";
import { idSchema, instant, storedText } from "../stored.ts";
import { codeTypes, DEFAULT_CODE_TYPE } from "./code_type.ts";

export const ticketStatuses = [
  "pending",
  "available",
  "reserved",
  "sold",
  "withdrawn",
  "rejected",
] as const;
export type TicketStatus = typeof ticketStatuses[number];

/** Ciphertext: `keyId.nonce.data` (`domain/ports/secrets.ts`). */
const sealedSchema = z.string().min(1);

export const seatSchema = z.object({
  /** The ticket's id: that of the listing, or `<listing>-2` to `<listing>-6`. */
  id: idSchema,
  /** The name of the seat; null for general admission. */
  seat: storedText.nullable(),
  status: z.enum(ticketStatuses),
  /** The order that holds or bought it; null while it is available. */
  orderId: idSchema.nullable(),
  /** Copy of the order's `expiresAt` while the hold can lapse; null once claimed, and while available. */
  heldUntil: instant.nullable(),
  /** The barcode's content, sealed. */
  code: sealedSchema,
  /** HMAC of the barcode's content. */
  codeHash: z.string(),
  /** The barcode's format; older tickets have the default. */
  codeType: z.enum(codeTypes).default(DEFAULT_CODE_TYPE),
  /** A moderator rejected or withdrew it: its barcode cannot be listed again until a moderator approves it. */
  barred: z.boolean().default(false),
});
export type Seat = z.infer<typeof seatSchema>;

/** Whether its barcode is taken. A ticket that its seller withdrew, and nobody bought, releases it. */
export const blocksBarcode = (
  { status, orderId, barred }: Pick<Seat, "status" | "orderId" | "barred">,
): boolean => (status !== "withdrawn" && status !== "rejected") || orderId !== null || barred;

/** Pending or rejected: visible only to its seller and to moderators. */
export const isHidden = ({ status }: Pick<Seat, "status">): boolean =>
  status === "pending" || status === "rejected";

/** Available and reserved tickets are both listed, so that a hold does not rewrite any browse index. */
export const isListedSeat = ({ status }: Pick<Seat, "status">): boolean =>
  status === "available" || status === "reserved";

/** It can be reserved, or may come back when a hold lapses; a claimed one counts as sold. */
export const isOfferedSeat = ({ status, heldUntil }: Pick<Seat, "status" | "heldUntil">): boolean =>
  status === "available" || (status === "reserved" && heldUntil !== null);

/** It is or was on sale: without review, or after one. A withdrawn ticket may have been, or not. */
export const isApproved = (seat: Pick<Seat, "status">): boolean =>
  isListedSeat(seat) || seat.status === "sold";

/** The orders that hold or have bought these seats. */
export const ordersOf = (seats: readonly Pick<Seat, "orderId">[]): string[] => [
  ...new Set(seats.map(({ orderId }) => orderId).filter((id) => id !== null)),
];
