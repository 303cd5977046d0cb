import type { InferData } from "fresh/types";
import { Title } from "#components/Bits.tsx";
import { TokenList } from "#components/Programs.tsx";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { programsView } from "#http/programs_view.ts";
import type { Ctx, Props } from "#http/state.ts";

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
