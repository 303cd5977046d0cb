import type { InferData } from "fresh/types";
import { Browse } from "#web/pages/home/Browse.tsx";
import { Meta } from "#web/parts/Meta.tsx";
import { wordsOf } from "#domain/refusals.ts";
import { browseTickets } from "#domain/search/browse.ts";
import { listCities } from "#domain/search/cities.ts";
import { browseHref, browsePageQuestion, shownValues } from "#web/pages/home/browse_form.ts";
import { queryOf } from "#web/request/pairs.ts";
import { browseMeta } from "#web/pages/sharing/meta.ts";
import { page } from "#web/answer/page.ts";
import { need } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { ticketView } from "#web/pages/views.ts";
import SearchBox from "#islands/SearchBox.tsx";

export default function Home({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <Meta meta={data.meta} />
      <Browse view={data.view} />
      <SearchBox field="field-q" />
    </>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, now, manner } = ctx.state;
    const asked = queryOf(ctx.url);
    const values = shownValues(asked);
    const question = browsePageQuestion(asked, system.settings.currency);
    const found = question.ok
      ? need(await browseTickets(system, question.query), { href: "/", label: "home" } as const)
      : { items: [], next: undefined, previous: undefined };
    const cities = (await listCities(system)).map((city) => city.name);
    const view = {
      values,
      errors: question.ok
        ? []
        : wordsOf({ code: "invalid", errors: question.errors }, manner.words).errors,
      cities,
      currency: system.settings.currency,
      ...daysAhead(now, system.settings.timeZone),
      tickets: found.items.map((ticket) => ticketView(ticket, now)),
      previous: found.previous && browseHref(values, found.previous),
      next: found.next && browseHref(values, found.next),
      manner,
    };
    const meta = browseMeta({ values, cities, manner, origin: system.config.origin });
    return await page(ctx, { view, meta }, {
      status: question.ok ? 200 : 422,
      shared: { until: null },
    });
  },
};

/** Today and the sixth day after it, where the installation is. */
function daysAhead(now: number, timeZone: string) {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return { today: today.toString(), weekEnd: today.add({ days: 6 }).toString() };
}
