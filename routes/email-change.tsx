import type { InferData } from "fresh/types";
import { Notice, Title } from "#web/parts/Bits.tsx";
import { Filled } from "#web/parts/Filled.tsx";
import { type Refusal, wordsOf } from "#domain/refusals.ts";
import { ownAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { readForm } from "#web/request/body.ts";
import { done } from "#web/answer/redirect_with_notice.ts";
import { queryOf } from "#web/request/pairs.ts";
import { page } from "#web/answer/page.ts";
import { says } from "#words/problems.ts";
import { z } from "zod";
import type { Ctx, Props } from "#web/request/state.ts";

/** What a letter to one of both addresses leads to: looking changes nothing, a button does. */
export default function EmailChangePage({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { question, waiting, saidYes, yes, no } = words.emailChange;
  const { asked: change, link, problem } = data;
  const hasSaidYes = change?.yes[change.side];
  return (
    <div class="narrow">
      <Title text={question} words={words} />
      <h1>{question}</h1>
      {problem && <Notice title={problem.title} detail={problem.detail} tone="problem" />}
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
          {hasSaidYes && (
            <p>
              <Filled
                text={saidYes}
                gaps={{
                  other: (
                    <strong class="break">
                      {change.side === "old" ? change.to : change.from}
                    </strong>
                  ),
                }}
              />
            </p>
          )}
          <form method="post" action="/email-change" class="actions">
            <input type="hidden" name="link" value={link} />
            {!hasSaidYes && (
              <button type="submit" name="answer" value="yes" class="button button-primary">
                {yes}
              </button>
            )}
            <button type="submit" name="answer" value="no" class="button">
              {hasSaidYes ? words.emailChange.stop : no}
            </button>
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
    return await question(ctx, link);
  },

  async POST(ctx: Ctx) {
    const { system, signedIn } = ctx.state;
    const { link = "", answer } = await readForm(ctx.req);
    const said = answerInput.safeParse(answer);
    if (!said.success) return await question(ctx, link, NEITHER);
    const result = await ownAccounts(system).emailChanges.answer(link, said.data === "yes");
    if (!result.ok) return await refused(ctx, result.refusal);
    return done(ctx, signedIn ? "/account" : "/sign-in", notices[result.value]);
  },
};

/** Neither yes nor no is no answer. */
const answerInput = z.enum(["yes", "no"]);
const NEITHER: Refusal = { code: "invalid", detail: says("yes_or_no") };

/** `refusal`: of the answer that was given to it. */
async function question(ctx: Ctx, link: string, refusal?: Refusal) {
  const found = await ownAccounts(ctx.state.system).emailChanges.read(link);
  if (!found) return await refused(ctx, { code: "link_over" });
  const { change, side } = found;
  if (change.taken) return await refused(ctx, TAKEN);
  const { status, ...problem } = refusal ? wordsOf(refusal, ctx.state.manner.words) : ASKED;
  const view = { asked: { ...change, side }, link, problem: refusal ? problem : null };
  return await page(ctx, view, { secret: true, status });
}

const ASKED = { status: 200, title: "", detail: "" };
const TAKEN: Refusal = { code: "email_taken", detail: says("change_taken") };

async function refused(ctx: Ctx, refusal: Refusal) {
  const detail = refusal.code === "link_over" ? says("change_link_over") : refusal.detail;
  const { status, ...problem } = wordsOf({ ...refusal, detail }, ctx.state.manner.words);
  return await page(ctx, { asked: null, link: "", problem }, { secret: true, status });
}
