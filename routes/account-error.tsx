import type { InferData } from "fresh/types";
import { Title } from "#web/parts/Bits.tsx";
import { theirFlows } from "#web/pages/sign_in/identity_mode.ts";
import { queryOf } from "#web/request/pairs.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

/** What went wrong with a flow, apart from its form: the server that keeps the accounts sends browsers here. */
export default function AccountError({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { title, signIn, ...failures } = words.flows.failures;
  const text = data.id !== null && Object.hasOwn(failures, data.id)
    ? failures[data.id as keyof typeof failures]
    : failures.unknown;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>{text}</p>
      <p class="actions">
        {state.signedIn
          ? <a class="button" href="/account">{words.account.title}</a>
          : <a class="button button-primary" href="/sign-in">{signIn}</a>}
        <a class="button" href="/">{words.errors.allTickets}</a>
      </p>
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { id: given } = queryOf(ctx.url);
    const error = await theirFlows(ctx.state.system).readError(given ?? "");
    const { id, status } = error ?? { id: null, status: 404 };
    // A fault of that server is an outage to who meets it.
    return await page(ctx, { id }, { status: status >= 500 ? 503 : Math.max(400, status) });
  },
};
