/** The states of tickets and orders: the icon and colour beside their words. */
import type { Words } from "#words/languages.ts";
import type { IconName } from "./Icon.tsx";

export type Tone = "available" | "held" | "yours" | "gone" | "wait";
export interface Badge {
  /** Beside the word, so that no state depends on colour alone. */
  icon: IconName;
  tone: Tone;
}

/** `over`: derived; not reserved in time, so it is no longer on sale. */
export type TicketState = keyof Words["ticket"]["states"];
export const ticketBadges: Record<TicketState, Badge> = {
  available: { icon: "ring", tone: "available" },
  reserved: { icon: "clock", tone: "held" },
  sold: { icon: "dot", tone: "gone" },
  over: { icon: "dash", tone: "gone" },
  pending: { icon: "dots", tone: "wait" },
  withdrawn: { icon: "cross", tone: "gone" },
  rejected: { icon: "cross", tone: "gone" },
};

/** For its seller, a sold ticket is a success. */
export const ticketBadgeFor = (state: TicketState, isSeller: boolean): Badge =>
  isSeller && state === "sold" ? { icon: "check", tone: "yours" } : ticketBadges[state];

/** `expired`: cancelled because the hold lapsed; `at_bank`: open while the bank decides. */
export type OrderBadgeName = keyof Words["order"]["states"];
export const orderBadges: Record<OrderBadgeName, Badge> = {
  created: { icon: "clock", tone: "held" },
  "awaiting:payment": { icon: "clock", tone: "held" },
  at_bank: { icon: "dots", tone: "wait" },
  claimed: { icon: "dots", tone: "wait" },
  complete: { icon: "check", tone: "yours" },
  expired: { icon: "dash", tone: "gone" },
  cancelled: { icon: "cross", tone: "gone" },
  refunded: { icon: "back", tone: "gone" },
};

/** The word of an order's badge; "Yours" for the buyer alone. */
export const orderWord = (
  badge: OrderBadgeName,
  role: "buyer" | "seller" | "moderator",
  { order }: Words,
): string => (role === "buyer" ? order.states : order.toOthers)[badge];
