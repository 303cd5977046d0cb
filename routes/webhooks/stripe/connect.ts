import { noticeAccount } from "#domain/payouts/account_news.ts";
import { hear } from "#web/api/provider_news.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** News of sellers' accounts. It comes to an endpoint of its own, with its own signing secret. */
  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    return await hear(ctx, system.payouts.readNotice, (notice) => noticeAccount(system, notice));
  },
};
