/** The history of an order, and its deadline ahead. */
import { counted, type Text } from "#words/fill.ts";
import { moneyLines, type OrderStoryView, paidLine } from "./order_story.ts";

export interface TimelineStep {
  at: number;
  /** `{time}` in it is the order's `expiresAt`. */
  text: Text<"time">;
  /** `ahead`: still to come. */
  kind: "done" | "ended" | "ahead";
}

/** `claim`: what became of the buyer's claim. `payout`: what has happened to the seller's money, for the seller. */
export function orderTimeline(
  view: OrderStoryView,
  { claim = [], payout = [] }: Partial<Record<"claim" | "payout", readonly TimelineStep[]>> = {},
): TimelineStep[] {
  const { timeline } = view.manner.words;
  const steps: TimelineStep[] = [
    {
      at: view.createdAt,
      text: timeline.reserved,
      kind: "done",
    },
    ...payments(view),
    ...sale(view),
    ...claim,
    ...ending(view),
    ...payout,
  ];
  return steps.sort((a, b) => a.at - b.at);
}

/** Sellers see the sale, not the buyer's payments. */
function payments(view: OrderStoryView): TimelineStep[] {
  const { timeline } = view.manner.words;
  if (view.role === "seller") return [];
  return view.payments.flatMap((payment) => [
    { at: payment.createdAt, text: timeline.opened, kind: "done" as const },
    ...moneyLines(payment, view).map((text) => ({
      at: payment.changedAt,
      text,
      kind: payment.status === "captured" || payment.status === "authorized"
        ? "done" as const
        : "ended" as const,
    })),
  ]);
}

/** It stays in the history of an order that was refunded since. */
function sale(view: OrderStoryView): TimelineStep[] {
  const { status, role, count, manner: { words, locale } } = view;
  const at = view.completedAt ?? (status === "complete" ? view.updatedAt : null);
  if (at === null || status !== "complete" && status !== "refunded") return [];
  return [
    // The line of the payment itself says by now that the money went back.
    ...(status === "refunded" && role !== "seller"
      ? [{ at, text: paidLine(view), kind: "done" as const }]
      : []),
    { at, text: counted(words.timeline.complete[role], count, locale), kind: "done" },
  ];
}

function ending(view: OrderStoryView): TimelineStep[] {
  const { timeline } = view.manner.words;
  switch (view.status) {
    case "created":
    case "awaiting:payment":
      return [{ at: view.expiresAt, text: timeline.ends, kind: "ahead" }];
    case "claimed":
      return [];
    case "complete":
      return [];
    case "refunded":
      return [{ at: view.updatedAt, text: timeline.refunded, kind: "ended" }];
    case "cancelled": {
      const reason = view.cancelReason ?? "buyer";
      const at = reason === "expired" ? view.expiresAt : view.updatedAt;
      const who = reason === "buyer" && view.role !== "buyer" ? "other" : reason;
      return [{ at, text: timeline.cancelled[who], kind: "ended" }];
    }
  }
}
