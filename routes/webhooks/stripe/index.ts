import { noticePayment } from "#domain/payments/notice.ts";
import { hear } from "#web/api/provider_news.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    return await hear(ctx, system.gateway.readNotice, (notice) => noticePayment(system, notice));
  },
};
