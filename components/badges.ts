/** The states of tickets and orders: the icon and colour beside their words. */
import type { Words } from "#words/languages.ts";
import type { IconName } from "./Icon.tsx";

export type Tone = "free" | "held" | "yours" | "gone" | "wait";
export interface Badge {
  /** Beside the word, so that no state is told by colour alone. */
  icon: IconName;
  tone: Tone;
}

/** `over` is derived: unsold when its concert began. */
export type TicketState = keyof Words["ticket"]["states"];
export const ticketBadges: Record<TicketState, Badge> = {
  available: { icon: "ring", tone: "free" },
  reserved: { icon: "clock", tone: "held" },
  sold: { icon: "dot", tone: "gone" },
  over: { icon: "dash", tone: "gone" },
  pending: { icon: "dots", tone: "wait" },
  withdrawn: { icon: "cross", tone: "gone" },
  rejected: { icon: "cross", tone: "gone" },
};

/** `expired` is derived: cancelled since its time was over. */
export type OrderBadgeName = keyof Words["order"]["states"];
export const orderBadges: Record<OrderBadgeName, Badge> = {
  created: { icon: "clock", tone: "held" },
  "awaiting:payment": { icon: "clock", tone: "held" },
  claimed: { icon: "dots", tone: "wait" },
  complete: { icon: "check", tone: "yours" },
  expired: { icon: "dash", tone: "gone" },
  cancelled: { icon: "cross", tone: "gone" },
  refunded: { icon: "back", tone: "gone" },
};
