import type { InferData } from "fresh/types";
import { Browse } from "#web/pages/home/Browse.tsx";
import { Meta } from "#web/parts/Meta.tsx";
import { browseTickets } from "#domain/search/browse.ts";
import { listCities } from "#domain/search/cities.ts";
import { browseHref, browsePageQuestion, shownValues } from "#web/pages/home/browse_form.ts";
import { browseView } from "#web/pages/home/browse_view.ts";
import { queryOf } from "#web/request/pairs.ts";
import { browseMeta } from "#web/pages/sharing/meta.ts";
import { readDays } from "#web/parts/date_text.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";
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
    const { system, manner } = ctx.state;
    const typed = queryOf(ctx.url);
    const asked = readDays(typed, ["from", "to"], manner.locale);
    // The address can be shared with readers of another language, who write dates in another order.
    if (asked.from !== typed.from || asked.to !== typed.to) return seeOther(browseHref(asked));
    const values = shownValues(asked);
    const question = browsePageQuestion(asked, system.settings.currency);
    const found = question.ok
      ? unwrap(await browseTickets(system, question.query), { href: "/", label: "home" } as const)
      : { items: [] };
    const cities = (await listCities(system)).map((city) => city.name);
    const errors = question.ok ? [] : question.errors;
    const view = browseView(ctx, { values, errors, found, cities });
    const meta = browseMeta({ values, cities, manner, origin: system.config.origin });
    return await page(ctx, { view, meta }, {
      status: question.ok ? 200 : 422,
      shared: { until: null },
    });
  },
};
