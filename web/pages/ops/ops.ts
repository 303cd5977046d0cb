/** Access to the operators' pages, and their posts. Everybody else gets 404, signed in or not. */
import { person } from "#domain/decisions/who.ts";
import { whyInput } from "#domain/ops/operator_log.ts";
import { startJob } from "#domain/ops/jobs.ts";
import { type OperationName, runOperation } from "#domain/ops/operations.ts";
import type { OpsAnswer } from "#domain/ops/ops.ts";
import { OPERATORS } from "#domain/permissions/model.ts";
import type { User } from "#domain/users/user.ts";
import type { Words } from "#words/languages.ts";
import { says } from "#words/problems.ts";
import { type Form, readForm } from "../../request/body.ts";
import { redirectWithNotice } from "../../answer/redirect_with_notice.ts";
import { refuse, Refused } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";

/** Throws `not_found` for everybody but operators. */
export async function requireOperator({ state }: Pick<Ctx, "state">): Promise<User> {
  const groups = state.signedIn ? await state.context.groups() : [];
  return groups.includes(OPERATORS) ? state.signedIn!.user : refuse("not_found");
}

const back = { href: "/ops", label: "ops" } as const;
/** Least length of a required reason, in characters. */
const MIN_WHY = 3;

interface Post {
  operation: OperationName;
  args: (form: Form) => unknown;
  notice: keyof Words["notices"];
  /** It destroys something: a reason is required. */
  asksWhy?: boolean;
  /** It takes long, and runs on after the response. */
  inBackground?: boolean;
}

/** Handlers of a post that runs one operation and redirects to the page. */
export const operatorPost = (post: Post) => ({
  async POST(ctx: Ctx): Promise<Response> {
    const user = await requireOperator(ctx);
    const form = await readForm(ctx.req);
    const why = whyInput.safeParse(form.why ?? "");
    if (!why.success) wrongWhy(why.error.issues[0].message);
    if (post.asksWhy && why.data.length < MIN_WHY) wrongWhy(says("required"));
    const { ops } = ctx.state.system;
    const who = { ...person(user.id, ctx.state.requestId), why: why.data };
    const args = post.args(form);
    const run = () => runOperation(ops, post.operation, args, who);
    if (post.inBackground) {
      if (!startJob(ops, post.operation, form.name ?? "", run)) {
        throw new Refused({ code: "busy" }, back);
      }
    } else mustBeDone(await run());
    return redirectWithNotice(ctx, "/ops", post.notice);
  },
});

function wrongWhy(message: string): never {
  throw new Refused({ code: "invalid", errors: [{ path: "why", message }] }, back);
}

function mustBeDone(answer: OpsAnswer): void {
  if (!answer.ok) throw new Refused({ code: answer.code, detail: answer.said }, back);
}

/** Which dead letters a form is about. */
export const whichDead = ({ all, eventId, handler }: Form): unknown =>
  all === "1" ? "all" : { eventId, handler };
