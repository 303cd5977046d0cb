/** What a ticket's page needs: its props, its metadata, and when both change without a commit. */
import { type Refusal, wordsOf } from "#domain/refusals.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { nextChange } from "#domain/tickets/ticket.ts";
import { page } from "../../answer/page.ts";
import { refusalHeaders } from "../../answer/problem.ts";
import { unwrap } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { ticketMeta } from "../sharing/meta.ts";
import { ticketPageView, ticketsTogether } from "./ticket_page_view.ts";

/** `quantity`: how many tickets the address asks for, as it says it. Throws `not_found`. */
export async function showTicket(ctx: Ctx<string>, id: string, quantity: string | undefined) {
  const { data, until } = await ticketData(ctx, id, quantity, null);
  return await page(ctx, data, { shared: { until } });
}

/** The same after a reservation was refused: what is shown is what it is now, and can be reserved again. */
export async function showTicketAgain(
  ctx: Ctx<string>,
  id: string,
  quantity: string | undefined,
  refusal: Refusal,
) {
  const { status, title, detail } = wordsOf(refusal, ctx.state.manner.words);
  const { data } = await ticketData(ctx, id, quantity, { title, detail });
  const headers = Object.fromEntries(refusalHeaders(refusal));
  return await page(ctx, data, { status, headers });
}

async function ticketData(
  ctx: Ctx<string>,
  id: string,
  quantity: string | undefined,
  problem: { title: string; detail: string } | null,
) {
  const { system, signedIn, now, manner } = ctx.state;
  const ticket = unwrap(await findTicket(system, signedIn?.user.id ?? null, id));
  const together = await ticketsTogether(ctx, ticket);
  const view = await ticketPageView(ctx, together, {
    ticketId: ticket.id,
    quantity: Number(/^[1-6]$/.exec(quantity ?? "")?.[0]) || null,
    problem,
  });
  const meta = await ticketMeta(together, ticket.id, {
    system,
    now,
    manner,
    sellerName: view.sellerName,
  });
  return {
    data: { view, meta },
    until: soonest(together.tickets.map((one) => nextChange(one, now))),
  };
}

function soonest(times: (number | null)[]): number | null {
  const known = times.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
