import { says } from "#words/problems.ts";
import type { InferData } from "fresh/types";
import { Orders } from "#web/pages/order/Orders.tsx";
import { reserveTicket } from "#domain/orders/commands.ts";
import { holdSecondsInput } from "#domain/trade/hold_rules.ts";
import { isAtBank, listOrders } from "#domain/orders/queries.ts";
import { type Form, readForm } from "#web/request/body.ts";
import { parseId, requireUser, SignInFirst } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { listQuery, pageLinks } from "#web/request/paging.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { need, refuse } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { orderBadgeOf, placeView } from "#web/pages/views.ts";
import { signInToReserve, wishOf } from "#web/pages/sign_in/reserve_after_sign_in.ts";

export default function OrdersPage({ data }: Props<InferData<typeof handlers>>) {
  return <Orders view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, now, manner } = ctx.state;
    const { user } = requireUser(ctx);
    const found = await listOrders(system, user.id, { role: "buyer", ...listQuery(ctx.url) });
    return await page(ctx, {
      items: await Promise.all(found.items.map(async (order) => ({
        id: order.id,
        ...placeView(order.terms),
        badge: orderBadgeOf(order, await isAtBank(system, order), now),
        expiresAt: order.expiresAt,
        createdAt: order.createdAt,
      }))),
      ...pageLinks("/orders", found),
      now,
      manner,
    });
  },

  /** Reserves: the price and the time to pay that were seen come along: nobody gets others unawares. */
  async POST(ctx: Ctx) {
    const { system } = ctx.state;
    if (!ctx.state.signedIn) await reserveAfterSignIn(ctx);
    const { user } = requireUser(ctx);
    const form = await readForm(ctx.req);
    const ticketId = parseId(form.ticketId ?? "");
    const price = seenPrice(form.price, system.settings.currency);
    const holdSeconds = seenSeconds(form.holdSeconds);
    const result = await reserveTicket(system, user.id, { ticketId, price, holdSeconds });
    const back = { href: `/tickets/${ticketId}`, label: "ticket" } as const;
    return seeOther(`/orders/${need(result, back).order.id}`);
  },
};

/** The session has ended meanwhile: throws `SignInFirst`, from where reserving goes on. */
async function reserveAfterSignIn(ctx: Ctx): Promise<void> {
  const form: Form = await readForm(ctx.req).catch(() => ({}));
  const wish = wishOf({ ...form, reserve: form.ticketId });
  if (wish) throw new SignInFirst(signInToReserve(wish));
}

function seenSeconds(text: string | undefined) {
  if (text === undefined) return undefined;
  const parsed = holdSecondsInput.safeParse(/^\d{1,5}$/.test(text) ? Number(text) : NaN);
  return parsed.success ? parsed.data : refuse("invalid", { detail: says("open_again") });
}

function seenPrice(text: string | undefined, currency: string) {
  if (text === undefined) return undefined;
  if (!/^\d{1,8}$/.test(text)) {
    refuse("invalid", { detail: says("open_again") });
  }
  return { amount: Number(text), currency };
}
