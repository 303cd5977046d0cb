import type { InferData } from "fresh/types";
import { findConcert, sellsThere } from "#domain/concerts/queries.ts";
import { findOffering } from "#domain/offerings/queries.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import { ConcertPage } from "#web/pages/concert/ConcertPage.tsx";
import { concertPageView, nextChangeOf } from "#web/pages/concert/concert_view.ts";
import { OFFERS_FORM } from "#web/pages/concert/Offers.tsx";
import { offersHref, offersQuery } from "#web/pages/concert/offers_form.ts";
import { Share } from "#web/pages/concert/Share.tsx";
import { waitingFor } from "#domain/tickets/queries.ts";
import { lastSold, listOffers } from "#domain/offerings/offers.ts";
import { concertMeta } from "#web/pages/sharing/concert_meta.ts";
import { Meta } from "#web/parts/Meta.tsx";
import { page } from "#web/answer/page.ts";
import { unwrap } from "#web/answer/refused.ts";
import { parseId } from "#web/request/guards.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import AtOnce from "#islands/AtOnce.tsx";
import Live from "#islands/Live.tsx";
import ShareButtons from "#islands/ShareButtons.tsx";

export default function ConcertRoute({ data }: Props<InferData<typeof handlers>>) {
  const { view, meta, moderates } = data;
  const { concert, address, manner } = view;
  const { copy, copied, send } = manner.words.concert.share;
  return (
    <>
      <Meta meta={meta} />
      <ConcertPage
        view={view}
        share={
          <Share address={address} words={manner.words}>
            <ShareButtons address={address} title={concert.name} texts={{ copy, copied, send }} />
          </Share>
        }
      />
      {moderates && (
        <p>
          <a class="tap" href={`/moderation/concerts/${concert.id}`}>
            {manner.words.concertCases.toConcert}
          </a>
        </p>
      )}
      {concert.state === "scheduled" && <AtOnce form={OFFERS_FORM} />}
      {concert.state !== "cancelled" && <Live events={`/api/concerts/${concert.id}/events`} />}
    </>
  );
}

/** Offers on a page. */
const PER_PAGE = 50;

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { system, signedIn, now, manner } = ctx.state;
    const id = parseId(ctx.params.id);
    const query = offersQuery(queryOf(ctx.url));
    const [found, onOffer] = await Promise.all([
      findConcert(system, signedIn?.user.id ?? null, id),
      findOffering(system, { id, status: "scheduled" }),
    ]);
    const concert = unwrap(found);
    // It is part of another concert now.
    if (concert.id !== id) {
      return new Response(null, {
        status: 301,
        headers: { location: offersHref(concert.id, query) },
      });
    }
    const offering = concert.status === "scheduled" ? onOffer : null;
    const [offers, waiting, sold] = await Promise.all([
      listOffers(system, id, { ...query, limit: PER_PAGE }),
      signedIn ? waitingFor(system, id, signedIn.user.id) : [],
      lastSold(system, id),
    ]);
    const view = concertPageView(ctx, { concert, offering, offers, waiting, sold }, query);
    const meta = await concertMeta(concert, offering, { system, now, manner });
    const until = nextChangeOf(concert, offers.items, now);
    const moderates = signedIn !== null &&
      (await ctx.state.context.groupsShown()).includes(MODERATORS);
    // Before it is approved, only its sellers see it.
    const own = !concert.approved || waiting.length > 0 || moderates ||
      view.offers.items.some((offer) => offer.own);
    const isOwn = own ? undefined : (userId: string) => sellsThere(system, userId, id);
    return await page(ctx, { view, meta, moderates }, { shared: { until, isOwn } });
  },
};
