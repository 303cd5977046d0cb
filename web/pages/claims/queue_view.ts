/** The page of a moderators' list of claims. */
import { type Claim, isOverdue } from "#domain/claims/claim.ts";
import { listClaimsToDecide } from "#domain/claims/queries.ts";
import { orders } from "#domain/orders/order.ts";
import { payments } from "#domain/payments/payment.ts";
import { page } from "../../answer/page.ts";
import { unwrap } from "../../answer/refused.ts";
import { requireUser } from "../../request/guards.ts";
import { listQuery, pageLinks } from "../../request/paging.ts";
import type { Ctx } from "../../request/state.ts";
import { claimState } from "./claim_view.ts";
import type { ClaimItem, ClaimQueueView } from "./ClaimQueue.tsx";

export async function claimQueuePage(ctx: Ctx, list: ClaimQueueView["list"]) {
  const { system, manner, now } = ctx.state;
  const { user } = requireUser(ctx);
  const asked = listQuery(ctx.url);
  const found = unwrap(await listClaimsToDecide(system, user.id, asked, list === "closed"));
  const items = await Promise.all(found.items.map((claim) => itemOf(ctx, claim, now)));
  const path = list === "closed" ? "/moderation/claims/decided" : "/moderation/claims";
  const view: ClaimQueueView = { list, items, ...pageLinks(path, found), manner };
  return await page(ctx, view);
}

async function itemOf(
  { state: { system: { store } } }: Pick<Ctx, "state">,
  claim: Claim,
  now: number,
): Promise<ClaimItem> {
  const order = (await store.get(orders, claim.id))!;
  const payment = order.paymentId ? await store.get(payments, order.paymentId) : null;
  return {
    id: claim.id,
    title: order.terms.title,
    kind: claim.kind,
    state: claimState({ order, claim, payment }, now),
    at: claim.createdAt,
    overdue: isOverdue(claim, now),
  };
}
