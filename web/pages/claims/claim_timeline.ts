/** What the history of an order says of its claim: made, answered, ended, and until when the seller should answer. */
import type { Words } from "#words/languages.ts";
import type { TimelineStep } from "../order/order_timeline.ts";
import type { ClaimState } from "./ClaimPage.tsx";

export interface ClaimNoteView {
  /** What became of it. */
  state: ClaimState;
  /** Epoch ms. */
  openedAt: number;
  answeredAt: number | null;
  /** How it ended, and when; null: it is undecided. */
  ended: { how: "upheld" | "rejected" | "withdrawn" | "refund" | "dispute"; at: number } | null;
  /** From when it can be decided for the buyer without an answer; null: it has one, or has ended. */
  answerBy: number | null;
}

export function claimTimeline(
  { openedAt, answeredAt, ended, answerBy }: ClaimNoteView,
  role: "buyer" | "seller" | "moderator",
  now: number,
  { timeline: { claim: said } }: Words,
): TimelineStep[] {
  const steps: TimelineStep[] = [{ at: openedAt, text: said.opened[role], kind: "done" }];
  if (answeredAt !== null) steps.push({ at: answeredAt, text: said.answered[role], kind: "done" });
  if (answerBy !== null && answerBy > now) {
    steps.push({ at: answerBy, text: said.answerDue[role], kind: "ahead" });
  }
  if (ended) steps.push({ at: ended.at, text: said[ended.how][role], kind: "ended" });
  return steps;
}
