/** What the pages of a claim say became of it. */
import { assertEquals } from "@std/assert";
import { claimState } from "#web/pages/claims/claim_view.ts";

type Around = Parameters<typeof claimState>[0];

const stateOf = (status: string, closedBy: string, order: string, dispute?: string) => {
  const claim = { status, closedBy, closedAt: 2, createdAt: 1, answer: null };
  const payment = dispute ? { dispute: { status: dispute } } : null;
  return claimState({ claim, order: { status: order }, payment } as unknown as Around, 3);
};

Deno.test("an order that was refunded after its claim had ended otherwise is told as refunded", () => {
  for (const [status, by] of [["rejected", "moderator"], ["withdrawn", "buyer"]]) {
    assertEquals(stateOf(status, by, "complete"), status);
    assertEquals(stateOf(status, by, "refunded"), "refund");
    assertEquals(stateOf(status, by, "complete", "lost"), "dispute");
    assertEquals(stateOf(status, by, "complete", "won"), status);
  }
  assertEquals(stateOf("upheld", "moderator", "refunded"), "upheld");
  assertEquals(stateOf("upheld", "refund", "refunded"), "refund");
});
