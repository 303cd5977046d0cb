/** Decisions about claims: opened, answered, upheld, rejected, withdrawn. Pure; the time is in the world. */
import { ANSWER_MS, type Claim, DECIDE_MS, REMIND_MS } from "../../claims/claim.ts";
import type { ClaimWords, Verdict } from "../../claims/input.ts";
import type { ClaimWindow } from "../../claims/window.ts";
import { whyClosed, whyNotOpened } from "./why_closed.ts";
import { ok, refuse } from "../../result.ts";
import { type Decision, impossible, refusalIn, refused } from "../decision.ts";
import { decideRefund } from "../order_decisions.ts";
import { decideBlocked } from "../payouts/payout_recall.ts";
import { withEvent, type World } from "../world.ts";
import { type ClaimEvent, claimSteps } from "./claim_machine.ts";
import { changeClaim, claimStateOf, closeClaim } from "./claim_steps.ts";

/** `window`: null if the order's concert does not take place. */
export function decideClaim(
  world: World,
  { kind, text }: ClaimWords,
  window: ClaimWindow | null,
): Decision<Claim> {
  const order = world.order!;
  const why = whyNotOpened(order, world.payment, window, world.now);
  return decide(world, why === null ? "buyer_claims" : "buyer_claims_outside", why, () => {
    const { now } = world;
    const claim: Claim = {
      id: order.id,
      createdAt: now,
      updatedAt: now,
      version: 1,
      buyerId: order.buyerId,
      sellerId: order.sellerId,
      kind,
      text,
      status: "open",
      answer: null,
      answeredAt: null,
      closedAt: null,
      closedBy: null,
      reason: null,
      pictures: [],
    };
    const payload = { claimId: claim.id, orderId: claim.id, version: 1 };
    const opened = withEvent({ ...world, claim }, { name: "claim:opened", payload });
    const reminded = withEvent(opened, {
      name: "claim:unanswered",
      payload: { claimId: claim.id },
      dueAt: now + REMIND_MS,
    });
    const watched = withEvent(reminded, {
      name: "claim:overdue",
      payload: { claimId: claim.id },
      dueAt: now + DECIDE_MS,
      id: claim.id,
    });
    return ok(decideBlocked(watched, "claim"));
  });
}

export const decideAnswer = (world: World, answer: string): Decision<Claim> =>
  decide(
    world,
    "seller_answers",
    null,
    () =>
      ok(
        changeClaim(world, "claim:answered", { status: "answered", answer, answeredAt: world.now }),
      ),
  );

export const decideWithdrawal = (world: World): Decision<Claim> =>
  decide(world, "buyer_withdraws", null, () => ok(closeClaim(world, "withdrawn", "buyer")));

/** What a moderator decides. The refund of an upheld claim is decided with it. */
export function decideVerdict(world: World, { outcome, reason }: Verdict): Decision<Claim> {
  const early = world.claim && world.now < world.claim.createdAt + ANSWER_MS;
  const event = world.payment?.dispute?.status === "open"
    ? "verdict_in_dispute"
    : outcome === "upheld" && early
    ? "upheld_early"
    : outcome;
  const decided = decide(world, event, null, (step) => {
    const status = step === "uphold" ? "upheld" : "rejected";
    const closed = closeClaim(world, status, "moderator", reason);
    if (step === "reject") return ok(closed);
    const refund = decideRefund(closed);
    return refund.answer.ok ? ok(refund.world) : refund.answer;
  });
  return explained(decided);
}

/**
 * Looks the event's step up. `why`: says why no claim can be opened; null: what became of the claim says why not.
 * `run`: makes the world of a step that changes something.
 */
function decide(
  world: World,
  event: ClaimEvent,
  why: string | null,
  run: (step: string) => Decision<World>["answer"],
): Decision<Claim> {
  const { claim } = world;
  const [step] = claimSteps(event, claimStateOf(claim));
  const code = refusalIn(step);
  if (code === "claim_closed") {
    return { world, answer: refuse(code, { detail: why ?? whyClosed(claim!) }) };
  }
  if (code) return refused(world, code);
  if (step === "same_claim") return { world, answer: ok(claim!) };
  if (step === "nothing") throw impossible(event, step);
  const done = run(step);
  return done.ok ? { world: done.value, answer: ok(done.value.claim!) } : { world, answer: done };
}

/** When it is worth trying again. */
function explained({ world, answer }: Decision<Claim>): Decision<Claim> {
  if (answer.ok || answer.refusal.code !== "claim_waits") return { world, answer };
  const until = world.claim!.createdAt + ANSWER_MS;
  const retryAfterSeconds = Math.ceil((until - world.now) / 1000);
  return { world, answer: refuse("claim_waits", { retryAfterSeconds }) };
}
