import type { InferData } from "fresh/types";
import { Browse, FIND_FORM } from "#web/pages/home/Browse.tsx";
import { Meta } from "#web/parts/Meta.tsx";
import { browseConcerts } from "#domain/search/browse_concerts.ts";
import { asSpelt, listCities } from "#domain/search/cities.ts";
import { browseHref, browseQuestion, shownValues } from "#web/pages/home/browse_form.ts";
import { browseView } from "#web/pages/home/browse_view.ts";
import { queryOf } from "#web/request/pairs.ts";
import { browseMeta } from "#web/pages/sharing/meta.ts";
import { readDays } from "#web/parts/date_text.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import AtOnce from "#islands/AtOnce.tsx";

export default function Home({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <Meta meta={data.meta} />
      <Browse view={data.view} />
      <AtOnce form={FIND_FORM} />
    </>
  );
}

/** With mistakes in the filters nothing is looked for. */
const NOTHING = { items: [], count: { least: 0, exact: true }, corrected: null };

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, manner } = ctx.state;
    const typed = queryOf(ctx.url);
    const asked = readDays(typed, ["from", "to"], manner.locale);
    // The address can be shared with readers of another language, who write dates in another order.
    if (asked.from !== typed.from || asked.to !== typed.to) return seeOther(browseHref(asked));
    const question = browseQuestion(asked, system.settings.currency);
    const found = question.ok
      ? unwrap(await browseConcerts(system, question.query), { href: "/", label: "home" } as const)
      : NOTHING;
    const cities = await listCities(system);
    const shown = shownValues(asked);
    // "zurich" is found as "Zürich", and is called so.
    const city = shown.city && (await asSpelt(system, shown.city) ?? found.items[0]?.city);
    const values = city ? { ...shown, city } : shown;
    const errors = question.ok ? [] : question.errors;
    const view = browseView(ctx, { values, errors, found, cities });
    const meta = browseMeta({
      values,
      cities: cities.map(({ name }) => name),
      manner,
      origin: system.config.origin,
    });
    return await page(ctx, { view, meta }, {
      status: question.ok ? 200 : 422,
      shared: { until: null, isOwn: () => false },
    });
  },
};
