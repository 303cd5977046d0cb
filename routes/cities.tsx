import type { InferData } from "fresh/types";
import { allCities } from "#domain/search/cities.ts";
import { Cities } from "#web/pages/home/Cities.tsx";
import { citiesMeta } from "#web/pages/sharing/meta.ts";
import { Meta } from "#web/parts/Meta.tsx";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function CitiesRoute({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <Meta meta={data.meta} />
      <Cities view={data.view} />
    </>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, manner } = ctx.state;
    const view = { ...await allCities(system), manner };
    const meta = citiesMeta(manner, system.config.origin);
    return await page(ctx, { view, meta }, { shared: { until: null, isOwn: () => false } });
  },
};
