import type { InferData } from "fresh/types";
import { Sales } from "#web/pages/order/Orders.tsx";
import { listTicketsBySeller } from "#domain/tickets/queries.ts";
import { requireUser } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { listQuery } from "#web/request/paging.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { salesView } from "#web/pages/order/orders_view.ts";

export default function SalesPage({ data }: Props<InferData<typeof handlers>>) {
  return <Sales view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { user } = requireUser(ctx);
    const found = await listTicketsBySeller(ctx.state.system, user.id, listQuery(ctx.url));
    return await page(ctx, await salesView(ctx, user.id, found));
  },
};
