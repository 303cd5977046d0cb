import type { InferData } from "fresh/types";
import { findConcertsToModerate } from "#domain/moderation/find_concerts.ts";
import { ConcertSearch } from "#web/pages/moderation/ConcertSearch.tsx";
import { foundView } from "#web/pages/moderation/concert_search_view.ts";
import { page } from "#web/answer/page.ts";
import { unwrap } from "#web/answer/refused.ts";
import { requireUser } from "#web/request/guards.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function Concerts({ data }: Props<InferData<typeof handlers>>) {
  return <ConcertSearch view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { user } = requireUser(ctx);
    const { system, now, manner } = ctx.state;
    const q = (queryOf(ctx.url).q ?? "").trim();
    const { found, more } = unwrap(await findConcertsToModerate(system, user.id, q));
    return await page(ctx, { q, found: found.map((one) => foundView(one, now)), more, manner });
  },
};
