import type { InferData } from "fresh/types";
import { Notice, Title } from "#components/Bits.tsx";
import { Filled } from "#components/Filled.tsx";
import { refusals, wordsOf } from "#domain/refusals.ts";
import { ownAccounts } from "#http/accounts.ts";
import { readForm } from "#http/body.ts";
import { done } from "#http/done.ts";
import { queryOf } from "#http/json.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

/** What a letter to one of both addresses leads to: looking changes nothing, a button does. */
export default function EmailChangePage({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { question, waiting, yes, no } = words.emailChange;
  const { change, link, problem } = data;
  return (
    <div class="narrow">
      <Title text={question} words={words} />
      <h1>{question}</h1>
      {problem && <Notice {...problem} tone="problem" />}
      {change && (
        <>
          <p>
            <Filled
              text={waiting}
              gaps={{
                from: <strong class="break">{change.from}</strong>,
                to: <strong class="break">{change.to}</strong>,
              }}
            />
          </p>
          <form method="post" action="/email-change" class="actions">
            <input type="hidden" name="link" value={link} />
            <button type="submit" name="answer" value="yes" class="button button-primary">
              {yes}
            </button>
            <button type="submit" name="answer" value="no" class="button">{no}</button>
          </form>
        </>
      )}
      {!change && (
        <p>
          <a href="/account">{words.account.title}</a>
        </p>
      )}
    </div>
  );
}

const notices = {
  half: "email_half",
  changed: "email_changed",
  stopped: "email_stopped",
} as const;

export const handlers = {
  async GET(ctx: Ctx) {
    const { link = "" } = queryOf(ctx.url);
    const found = await ownAccounts(ctx.state.system).emailChanges.read(link);
    if (!found) return await refused(ctx, "link_over");
    const view = { change: found.change, link, problem: null };
    return await page(ctx, view, { secret: true });
  },

  async POST(ctx: Ctx) {
    const { system, signedIn } = ctx.state;
    const { link = "", answer } = await readForm(ctx.req);
    const result = await ownAccounts(system).emailChanges.answer(link, answer === "yes");
    if (!result.ok) return await refused(ctx, result.refusal.code);
    return done(ctx, signedIn ? "/account" : "/sign-in", notices[result.value]);
  },
};

async function refused(ctx: Ctx, code: keyof typeof refusals) {
  const { status, title, detail } = wordsOf({ code }, ctx.state.manner.words);
  const view = { change: null, link: "", problem: { title, detail } };
  return await page(ctx, view, { secret: true, status });
}
