/** Every cell of the claims' table: event × state. Bob has bought a ticket of Alice's for 4500. */
import { ANSWER_MS, type Claim } from "#domain/claims/claim.ts";
import {
  decideAnswer,
  decideClaim,
  decideVerdict,
  decideWithdrawal,
} from "#domain/trade/claims/claim_decisions.ts";
import {
  type ClaimEvent,
  claimMachine,
  type ClaimState,
} from "#domain/trade/claims/claim_machine.ts";
import { endClaimByDispute, endClaimByRefund } from "#domain/trade/claims/claim_steps.ts";
import type { World } from "#domain/trade/world.ts";
import { CONCERT, payoutWith, worldWithOrder } from "../domain/cast.ts";
import { type Cases, testCells } from "../domain/cells.ts";
import { type Decided, tell } from "../domain/tell.ts";

const OPENED = CONCERT + 3_600_000;
const WINDOW = { from: CONCERT, until: CONCERT + 172_800_000 };
const UNBLOCKED = "payout held 4500";

const claimOf = (status: Claim["status"]): Claim => ({
  id: "order",
  createdAt: OPENED,
  updatedAt: OPENED,
  version: 1,
  buyerId: "bob",
  sellerId: "alice",
  kind: "not_let_in",
  text: "The code was used already.",
  status,
  answer: status === "answered" ? "I sold it once." : null,
  answeredAt: null,
  closedAt: null,
  closedBy: null,
  reason: null,
  pictures: [],
});

function worldOf(state: ClaimState, now: number): World {
  const blocks: ("claim")[] = state === "open" || state === "answered" ? ["claim"] : [];
  return {
    ...worldWithOrder("complete"),
    now,
    payout: payoutWith({ blocks }),
    claim: state === "none" ? null : claimOf(state),
  };
}

const UPHELD = "order refunded · ticket withdrawn · payment refunding/refunded · " +
  "payout cancelled/refunded 4500 · claim upheld/moderator · +claim:decided · +payout:due · " +
  "+order:refunded · ok";

const six = (sentences: Record<ClaimState, readonly [string, string]>) => sentences;
const unmoved = (what: string, over: Partial<Record<ClaimState, readonly [string, string]>> = {}) =>
  six({
    none: [`${what} without a claim changes nothing`, "nothing"],
    open: [`${what} leaves an open claim as it is`, "nothing"],
    answered: [`${what} leaves an answered claim as it is`, "nothing"],
    upheld: [`${what} leaves an upheld claim as it is`, "nothing"],
    rejected: [`${what} leaves a rejected claim as it is`, "nothing"],
    withdrawn: [`${what} leaves a withdrawn claim as it is`, "nothing"],
    ...over,
  });

const again = (when: string) => ({
  open: [`a buyer who claims again ${when} gets the open claim`, "ok"],
  answered: [`a buyer who claims again ${when} gets the answered claim`, "ok"],
  upheld: [`a buyer who claims again ${when} gets the upheld claim`, "ok"],
  rejected: [`a buyer who claims again ${when} gets the rejected claim`, "ok"],
  withdrawn: [`a buyer who claims again ${when} gets the withdrawn claim`, "ok"],
} as const);

const cases = {
  buyer_claims: {
    none: [
      "a buyer who was not let in blocks the seller's payout",
      "payout held 4500, blocked by claim · claim open · +claim:opened · +claim:unanswered · +claim:overdue · " +
      "+payout:blocked · ok",
    ],
    ...again("in time"),
  },
  buyer_claims_outside: {
    none: ["nobody claims before the concert or long after it", "claim_closed"],
    ...again("too late"),
  },
  seller_answers: {
    none: ["there is nothing to answer without a claim", "not_found"],
    open: ["the seller answers an open claim", "claim answered · +claim:answered · ok"],
    answered: ["the seller answers once", "claim_closed"],
    upheld: ["an upheld claim is not answered", "claim_closed"],
    rejected: ["a rejected claim is not answered", "claim_closed"],
    withdrawn: ["a withdrawn claim is not answered", "claim_closed"],
  },
  upheld: {
    none: ["nobody upholds what was not claimed", "not_found"],
    open: [
      "a claim that nobody answered for 48 hours can be upheld: the buyer is refunded",
      UPHELD,
    ],
    answered: ["an answered claim is upheld: the buyer is refunded", UPHELD],
    upheld: ["upholding twice refunds once", "ok"],
    rejected: ["a rejected claim cannot be upheld", "claim_closed"],
    withdrawn: ["a withdrawn claim cannot be upheld", "claim_closed"],
  },
  upheld_early: {
    none: ["nobody upholds early what was not claimed", "not_found"],
    open: ["the seller has 48 hours to answer before a claim is upheld", "claim_waits"],
    answered: ["once answered, a claim need not wait for 48 hours", UPHELD],
    upheld: ["upholding twice within 48 hours refunds once", "ok"],
    rejected: ["a rejected claim cannot be upheld within 48 hours", "claim_closed"],
    withdrawn: ["a withdrawn claim cannot be upheld within 48 hours", "claim_closed"],
  },
  rejected: {
    none: ["nobody rejects what was not claimed", "not_found"],
    open: [
      "an open claim is rejected: the payout is free",
      `${UNBLOCKED} · claim rejected/moderator · +claim:decided · +payout:due · ok`,
    ],
    answered: [
      "an answered claim is rejected: the payout is free",
      `${UNBLOCKED} · claim rejected/moderator · +claim:decided · +payout:due · ok`,
    ],
    upheld: ["an upheld claim cannot be rejected", "claim_closed"],
    rejected: ["rejecting twice changes nothing", "ok"],
    withdrawn: ["rejecting what was withdrawn changes nothing", "ok"],
  },
  verdict_in_dispute: {
    none: ["a dispute makes no claim", "not_found"],
    open: ["while the bank decides, an open claim is not decided", "disputed"],
    answered: ["while the bank decides, an answered claim is not decided", "disputed"],
    upheld: ["while the bank decides, an upheld claim is not decided again", "disputed"],
    rejected: ["while the bank decides, a rejected claim is not decided again", "disputed"],
    withdrawn: ["while the bank decides, a withdrawn claim is not decided", "disputed"],
  },
  buyer_withdraws: {
    none: ["nobody withdraws what was not claimed", "not_found"],
    open: [
      "a buyer who withdraws an open claim frees the payout",
      `${UNBLOCKED} · claim withdrawn/buyer · +claim:decided · +payout:due · ok`,
    ],
    answered: [
      "a buyer who withdraws an answered claim frees the payout",
      `${UNBLOCKED} · claim withdrawn/buyer · +claim:decided · +payout:due · ok`,
    ],
    upheld: ["an upheld claim is not withdrawn", "claim_closed"],
    rejected: ["a rejected claim is not withdrawn", "claim_closed"],
    withdrawn: ["a claim is withdrawn once", "claim_closed"],
  },
  dispute_opens: unmoved("a dispute that opens"),
  dispute_lost: unmoved("a dispute that is lost", {
    open: [
      "a dispute that is lost ends an open claim without second money",
      `${UNBLOCKED} · claim upheld/dispute · +claim:decided · +payout:due`,
    ],
    answered: [
      "a dispute that is lost ends an answered claim without second money",
      `${UNBLOCKED} · claim upheld/dispute · +claim:decided · +payout:due`,
    ],
  }),
  dispute_won: unmoved("a dispute that is won"),
  order_refunded: unmoved("a refund for another reason", {
    open: [
      "a refund for another reason ends an open claim for the buyer",
      `${UNBLOCKED} · claim upheld/refund · +claim:decided · +payout:due`,
    ],
    answered: [
      "a refund for another reason ends an answered claim for the buyer",
      `${UNBLOCKED} · claim upheld/refund · +claim:decided · +payout:due`,
    ],
  }),
} satisfies Cases<ClaimEvent, ClaimState>;

const words = { kind: "not_let_in", text: "The code was used already." } as const;

function act(row: ClaimEvent, state: ClaimState): { before: World; decided: Decided } {
  const decides = (before: World, decide: (world: World) => Decided) => ({
    before,
    decided: decide(before),
  });
  const late = worldOf(state, OPENED + ANSWER_MS);
  const early = worldOf(state, OPENED + ANSWER_MS - 1);
  const verdict = (outcome: "upheld" | "rejected") => (world: World) =>
    decideVerdict(world, { outcome, reason: "Both sides were heard" });
  switch (row) {
    case "buyer_claims":
      return decides(worldOf(state, WINDOW.until - 1), (w) => decideClaim(w, words, WINDOW));
    case "buyer_claims_outside":
      return decides(worldOf(state, WINDOW.until), (w) => decideClaim(w, words, WINDOW));
    case "seller_answers":
      return decides(late, (world) => decideAnswer(world, "I sold it once."));
    case "upheld":
      return decides(late, verdict("upheld"));
    case "upheld_early":
      return decides(early, verdict("upheld"));
    case "rejected":
      return decides(early, verdict("rejected"));
    case "verdict_in_dispute": {
      const dispute = { status: "open", openedAt: OPENED } as const;
      return decides(
        { ...late, payment: { ...late.payment!, dispute } },
        verdict("upheld"),
      );
    }
    case "buyer_withdraws":
      return decides(early, decideWithdrawal);
    case "dispute_opens":
      return decides(late, (world) => ({ world: endClaimByDispute(world, "open") }));
    case "dispute_lost":
      return decides(late, (world) => ({ world: endClaimByDispute(world, "lost") }));
    case "dispute_won":
      return decides(late, (world) => ({ world: endClaimByDispute(world, "won") }));
    case "order_refunded":
      return decides(late, (world) => ({ world: endClaimByRefund(world) }));
  }
}

testCells("claims", claimMachine, cases, (row, column) => {
  const { before, decided } = act(row as ClaimEvent, column as ClaimState);
  return tell(before, decided);
});
