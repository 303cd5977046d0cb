import type { InferData } from "fresh/types";
import { Title } from "#web/parts/Bits.tsx";
import { TokenList } from "#web/pages/account/Programs.tsx";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { programsView } from "#web/pages/account/programs_view.ts";
import type { Ctx, Props } from "#web/request/state.ts";

/** After a new password: what it does not end. */
export default function Access({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { title, text, keep } = words.account.access;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>{text}</p>
      <TokenList view={data} manner={state.manner} />
      <p>
        <a href="/account">{keep}</a>
      </p>
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    return await page(ctx, await programsView(ctx, requireSession(ctx), {}));
  },
};
