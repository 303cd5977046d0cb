import type { InferData } from "fresh/types";
import { ApiDocs } from "#web/pages/api_docs/ApiDocs.tsx";
import { apiDocsView } from "#web/pages/api_docs/docs_view.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/docs.css";

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
