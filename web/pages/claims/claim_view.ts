/** The props of a claim's page, for its viewer. */
import { ANSWER_MS, type Claim, isUndecided } from "#domain/claims/claim.ts";
import { type ClaimAround, claimAround } from "#domain/claims/around.ts";
import { MAX_CLAIM_TEXT } from "#domain/claims/input.ts";
import { MAX_PICTURES } from "#domain/claims/picture.ts";
import { isWithin } from "#domain/claims/window.ts";
import { shownTerms, totalOf } from "#domain/tickets/terms.ts";
import { blankForm } from "../../answer/form_page.ts";
import { unwrap } from "../../answer/refused.ts";
import type { FormProps } from "../../parts/form.ts";
import type { Ctx } from "../../request/state.ts";
import { termsView } from "../ticket/ticket_view.ts";
import type { ClaimPageView, ClaimState } from "./ClaimPage.tsx";
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
  const { order, claim, window, payout, payment } = around;
  const role = order.buyerId === viewerId
    ? "buyer"
    : order.sellerId === viewerId
    ? "seller"
    : "moderator";
  const back = order.status === "refunded" || payment?.dispute?.status === "lost";
  return {
    orderId,
    ticketId: order.ticketIds[0],
    role,
    title: order.terms.title,
    terms: termsView(shownTerms(order.terms), order.terms),
    count: order.ticketIds.length,
    total: totalOf(order.terms),
    window,
    keeps: payout?.status === "held",
    when: back
      ? "back"
      : window === null
      ? "off"
      : isWithin(window, now)
      ? "open"
      : now < window.from
      ? "early"
      : "over",
    sides: claim && sidesView(claim),
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

export const sidesView = (claim: Claim): SidesView => ({
  id: claim.id,
  kind: claim.kind,
  text: claim.text,
  at: claim.createdAt,
  answer: claim.answer,
  undecided: isUndecided(claim),
  reason: claim.reason,
  pictures: claim.pictures.filter(({ listed }) => listed).map(({ id }) => id),
});

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
