import { getConcerts } from "#domain/concerts/queries.ts";
import { browseConcerts } from "#domain/search/browse_concerts.ts";
import { concertOut } from "#web/api/concert_resources.ts";
import { concertOutSchema } from "#web/api/concert_schemas.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { concertQuestion } from "#web/api/concert_query.ts";
import { unwrap } from "#web/answer/refused.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const choose = chosenFields(ctx.url, concertOutSchema);
    const page = unwrap(await browseConcerts(system, concertQuestion(queryOf(ctx.url))));
    const offers = new Map(page.items.map((offering) => [offering.id, offering]));
    const items = await getConcerts(system, [...offers.keys()]);
    return listAnswer(
      ctx,
      { ...page, items },
      (concert) => choose(concertOut(concert, offers.get(concert.id)!)),
      { corrected: page.corrected ?? undefined },
    );
  },
};
