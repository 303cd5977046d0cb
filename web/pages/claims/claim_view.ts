/** The props of a claim's page, for its viewer. */
import { ANSWER_MS, type Claim, isUndecided } from "#domain/claims/claim.ts";
import { type ClaimAround, claimAround } from "#domain/claims/around.ts";
import { MAX_CLAIM_TEXT } from "#domain/claims/input.ts";
import { MAX_PICTURES, picturesOf } from "#domain/claims/picture.ts";
import { isWithin } from "#domain/claims/window.ts";
import { payoutsOfSales } from "#domain/payouts/queries.ts";
import { shownTerms, totalOf } from "#domain/tickets/terms.ts";
import { blankForm } from "../../answer/form_page.ts";
import { unwrap } from "../../answer/refused.ts";
import type { FormProps } from "../../parts/form.ts";
import type { Ctx } from "../../request/state.ts";
import { payoutView } from "../payouts/payout_view.ts";
import { termsView } from "../ticket/ticket_view.ts";
import type { ClaimPageView, ClaimState } from "./ClaimPage.tsx";
import type { ClaimNoteView } from "./claim_timeline.ts";
import type { SidesView } from "./Sides.tsx";

/** `which`: the form that was refused. Throws `not_found`. */
export async function claimPageView(
  ctx: Pick<Ctx, "state">,
  orderId: string,
  viewerId: string,
  which: "claim" | "answer" = "claim",
  form: FormProps = blankForm(),
): Promise<ClaimPageView> {
  const { system, manner, now } = ctx.state;
  const around = unwrap(await claimAround(system, viewerId, orderId));
  const { order, claim, window, payout, payment, whereabouts } = around;
  const role = order.buyerId === viewerId
    ? "buyer"
    : order.sellerId === viewerId
    ? "seller"
    : "moderator";
  const sold = role === "seller"
    ? (await payoutsOfSales(system, order.sellerId, [orderId])).get(orderId)
    : undefined;
  const back = order.status === "refunded" || payment?.dispute?.status === "lost";
  const when = back
    ? "back"
    : window === null
    ? "off"
    : isWithin(window, now)
    ? "open"
    : now < window.from
    ? "early"
    : "over";
  return {
    orderId,
    ticketId: order.ticketIds[0],
    role,
    title: order.terms.title,
    terms: { ...termsView(shownTerms(order.terms), order.terms), ...whereabouts },
    count: order.ticketIds.length,
    total: totalOf(order.terms),
    window,
    keeps: payout?.status === "held",
    payout: sold ? payoutView(sold, now) : null,
    refund: payment?.status === "refunding" || payment?.status === "refunded"
      ? payment.status
      : null,
    when,
    changesAt: when === "early"
      ? window!.from
      : when === "open" && role !== "buyer"
      ? window!.until
      : null,
    now,
    sides: claim && sidesView(claim, now),
    state: claim && claimState(around, now),
    answerBy: claim && claim.createdAt + ANSWER_MS,
    undecided: claim !== null && isUndecided(claim),
    room: claim ? MAX_PICTURES - claim.pictures.length : MAX_PICTURES,
    maxText: MAX_CLAIM_TEXT,
    claimForm: which === "claim" ? form : blankForm(),
    answerForm: which === "answer" ? form : blankForm(),
    manner,
  };
}

export const sidesView = (claim: Claim, now: number): SidesView => ({
  id: claim.id,
  kind: claim.kind,
  text: claim.text,
  at: claim.createdAt,
  answer: claim.answer,
  undecided: isUndecided(claim),
  reason: claim.reason,
  pictures: picturesOf(claim, now).map(({ id }) => id),
});

/** What the page of the order says of it. */
export function claimNote(
  around: Pick<ClaimAround, "order" | "payment"> & { claim: Claim },
  now: number,
): ClaimNoteView {
  const { claim } = around;
  const { status, closedBy, closedAt, createdAt, answeredAt } = claim;
  const undecided = status === "open" || status === "answered";
  const byOther = closedBy === "refund" || closedBy === "dispute";
  return {
    state: claimState(around, now),
    openedAt: createdAt,
    answeredAt,
    ended: undecided || closedAt === null
      ? null
      : { how: byOther ? closedBy : status, at: closedAt },
    answerBy: status === "open" ? createdAt + ANSWER_MS : null,
  };
}

/** What the page says of it; by whom it was upheld, and what came after its end, tells what happens to the money. */
export function claimState(
  { order, claim, payment }: Pick<ClaimAround, "order" | "claim" | "payment">,
  now: number,
): ClaimState {
  const { status, closedBy, createdAt } = claim!;
  if (isUndecided(claim!)) {
    if (payment?.dispute?.status === "open") return "disputed";
    return status === "open" && now >= createdAt + ANSWER_MS ? "unanswered" : status as ClaimState;
  }
  if (closedBy === "refund" || closedBy === "dispute") return closedBy;
  if (status === "upheld") return status;
  if (order.status === "refunded") return "refund";
  return payment?.dispute?.status === "lost" ? "dispute" : status as ClaimState;
}
