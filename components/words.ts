/** Words that several pages share; those of a single page stand in it. */

import type { IconName } from "./Icon.tsx";

export const SITE = "Ticketing";

export type Tone = "free" | "held" | "yours" | "gone" | "wait";
export interface Badge {
  word: string;
  /** Beside the word, so that no state is told by colour alone. */
  icon: IconName;
  tone: Tone;
}

/** The states of a ticket as people see them: `over` and `lapsed` are derived. */
export const ticketBadges = {
  available: { word: "Available", icon: "ring", tone: "free" },
  reserved: { word: "Held", icon: "clock", tone: "held" },
  sold: { word: "Sold", icon: "dot", tone: "gone" },
  over: { word: "Over", icon: "dash", tone: "gone" },
  pending: { word: "Waiting for review", icon: "dots", tone: "wait" },
  withdrawn: { word: "Withdrawn", icon: "cross", tone: "gone" },
  rejected: { word: "Not accepted", icon: "cross", tone: "gone" },
} as const satisfies Record<string, Badge>;
export type TicketState = keyof typeof ticketBadges;

export const orderBadges = {
  created: { word: "Held for you", icon: "clock", tone: "held" },
  "awaiting:payment": { word: "Waiting for payment", icon: "clock", tone: "held" },
  claimed: { word: "Payment going through", icon: "dots", tone: "wait" },
  complete: { word: "Yours", icon: "check", tone: "yours" },
  expired: { word: "Hold ended", icon: "dash", tone: "gone" },
  cancelled: { word: "Cancelled", icon: "cross", tone: "gone" },
  refunded: { word: "Refunded", icon: "back", tone: "gone" },
} as const satisfies Record<string, Badge>;
export type OrderBadgeName = keyof typeof orderBadges;

/** The way of a ticket to its buyer. */
export const journeySteps = ["Reserve", "Pay", "Yours"] as const;

/** Kinds of barcode, by the names that sellers find on their tickets. */
export const codeTypeNames = {
  qr: "QR code",
  aztec: "Aztec code",
  pdf417: "PDF417",
  code128: "Code 128",
} as const;
export type CodeTypeName = keyof typeof codeTypeNames;

/** What the last post did, said once on the page that follows. */
export const notices: Record<string, { title: string; detail?: string }> = {
  listed: { title: "Your ticket is listed", detail: "You get a mail when somebody buys it." },
  waiting: {
    title: "Your ticket is waiting for review",
    detail: "A moderator looks at it before others can see it.",
  },
  saved: { title: "Saved" },
  withdrawn: { title: "Your ticket is withdrawn", detail: "Nobody can buy it any more." },
  let_go: { title: "You let the ticket go", detail: "Nothing was charged." },
  cancelled: { title: "The order is cancelled", detail: "The ticket is free again." },
  refunded: { title: "The order is refunded", detail: "The ticket is withdrawn." },
  name_changed: { title: "Your name is changed" },
  password_changed: {
    title: "Your password is changed",
    detail: "All your other sessions have ended.",
  },
  session_ended: { title: "The session has ended" },
  signed_out: { title: "You are signed out" },
  approved: { title: "The ticket is on sale" },
  rejected: { title: "The ticket is turned down" },
  abandoned: { title: "You left without paying", detail: "Your hold goes on until it ends." },
};

/** "Block A · Row 3 · Seat 12", or null when the ticket names no place. */
export function seatText(
  place: { section: string | null; row: string | null; seat: string | null },
): string | null {
  const parts = [
    place.section && `Section ${place.section}`,
    place.row && `Row ${place.row}`,
    place.seat && `Seat ${place.seat}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : null;
}
