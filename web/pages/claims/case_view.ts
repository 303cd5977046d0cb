/** The props of a claim's case. */
import { ANSWER_MS, isOverdue } from "#domain/claims/claim.ts";
import { type ClaimAround, claimAround } from "#domain/claims/around.ts";
import { earlierClaims, MAX_EARLIER } from "#domain/claims/queries.ts";
import { mayReview } from "#domain/moderation/may.ts";
import { payoutsOfSales } from "#domain/payouts/queries.ts";
import { refuse } from "../../answer/refused.ts";
import { blankForm } from "../../answer/form_page.ts";
import { unwrap } from "../../answer/refused.ts";
import type { FormProps } from "../../parts/form.ts";
import type { Ctx } from "../../request/state.ts";
import { payoutView } from "../payouts/payout_view.ts";
import type { ClaimCaseView } from "./ClaimCase.tsx";
import { claimState, sidesView } from "./claim_view.ts";

type Known = ClaimAround & { claim: NonNullable<ClaimAround["claim"]> };

/** For moderators. Throws `not_found` and `forbidden`. */
export async function claimCase(
  { state: { system } }: Pick<Ctx, "state">,
  moderatorId: string,
  id: string,
): Promise<Known> {
  const around = unwrap(await claimAround(system, moderatorId, id));
  if (!await mayReview(system, moderatorId)) refuse("forbidden");
  const { claim } = around;
  return claim ? { ...around, claim } : refuse("not_found");
}

export async function claimCaseView(
  { state: { system, manner, now } }: Pick<Ctx, "state">,
  moderatorId: string,
  around: Known,
  form: FormProps = blankForm(),
): Promise<ClaimCaseView> {
  const { order, claim, payment } = around;
  const [payouts, earlier] = await Promise.all([
    payoutsOfSales(system, order.sellerId, [order.id]),
    earlierClaims(system, claim),
  ]);
  const payout = payouts.get(order.id);
  return {
    sides: sidesView(claim, now),
    title: order.terms.title,
    ...around.whereabouts,
    state: claimState(around, now),
    overdue: isOverdue(claim, now),
    isOwn: order.buyerId === moderatorId || order.sellerId === moderatorId,
    upheldFrom: claim.createdAt + ANSWER_MS,
    payment: payment && {
      status: payment.status,
      amount: payment.amount,
      dispute: payment.dispute?.status ?? null,
    },
    payout: payout ? payoutView(payout, now) : null,
    earlier,
    counted: MAX_EARLIER,
    form,
    manner,
  };
}
