import type { InferData } from "fresh/types";
import { ApiDocs } from "#components/ApiDocs.tsx";
import { apiDocsView } from "#http/api/docs_view.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";
import "../../components/styles/docs.css";

export default function ApiDocsPage({ data }: Props<InferData<typeof handlers>>) {
  return <ApiDocs view={data.view} words={data.words} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, manner } = ctx.state;
    const data = { view: apiDocsView(system.settings), words: manner.words };
    return await page(ctx, data, { shared: { until: null } });
  },
};
