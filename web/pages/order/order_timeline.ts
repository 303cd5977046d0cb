/** The history of an order, and its deadline ahead. */
import { counted, type Text } from "#words/fill.ts";
import { moneyLines, type OrderStoryView } from "./order_story.ts";

export interface TimelineStep {
  at: number;
  /** `{time}` in it is the order's `expiresAt`. */
  text: Text<"time">;
  /** `ahead`: still to come. */
  kind: "done" | "ended" | "ahead";
}

export function orderTimeline(view: OrderStoryView): TimelineStep[] {
  const { timeline } = view.manner.words;
  const steps: TimelineStep[] = [
    {
      at: view.createdAt,
      text: timeline.reserved,
      kind: "done",
    },
    ...payments(view),
    ...ending(view),
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
      at: payment.updatedAt,
      text,
      kind: payment.status === "captured" || payment.status === "authorized"
        ? "done" as const
        : "ended" as const,
    })),
  ]);
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
      return [{
        at: view.updatedAt,
        text: counted(timeline.complete[view.role], view.count, view.manner.locale),
        kind: "done",
      }];
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
