import { claimCase } from "#web/pages/claims/case_view.ts";
import { evidenceFile } from "#web/pages/claims/Evidence.tsx";
import { evidenceView } from "#web/pages/claims/evidence_view.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For moderators: one file, downloaded and never run as a page of this site. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const around = await claimCase(ctx, user.id, parseId(ctx.params.id));
    const file = evidenceFile(await evidenceView(ctx, user.id, around));
    return new Response(file, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-disposition": `attachment; filename="evidence-${around.order.id}.html"`,
        "content-security-policy":
          "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
        "cache-control": "private, no-store",
      },
    });
  },
};
