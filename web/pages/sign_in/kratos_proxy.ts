/**
 * Forwards browsers' requests to Kratos. They are rate-limited like our own forms, which Kratos does not
 * do, and a successful sign-in makes the reservation that the user wanted before.
 */
import type { FlowKind } from "#domain/ports/flow.ts";
import type { Attempted, Flows, ForwardedRequest, Reply } from "#domain/ports/flows.ts";
import { isError } from "#store/base/errors.ts";
import { requireFlows } from "./identity_mode.ts";
import { type Form, readForm } from "../../request/body.ts";
import type { Subjects } from "#domain/ports/throttling.ts";
import { noticeCookie } from "../../answer/cookies.ts";
import { refuse, Refused, unwrap } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { hasBearer } from "../../request/same_origin.ts";
import { makeReservation, reservationOf } from "./reserve_after_sign_in.ts";

/** The signed-in user, with the key of their e-mail address. */
type Changing = { id: string; email: string } | null;

/** A link of a mail, or the start of a flow; limited, since each makes Kratos write. */
export async function forwardGet(ctx: Ctx): Promise<Response> {
  const { system, visitor } = ctx.state;
  const flows = requireFlows(system);
  unwrap(await system.throttling.take({ write_address: visitor.address }));
  return responseOf(await flows.pass(requestOf(ctx, flows, null)) ?? refuse("not_found"));
}

/** A form of a flow. */
export async function forwardPost(ctx: Ctx): Promise<Response> {
  const { system } = ctx.state;
  const flows = requireFlows(system);
  const { throttling, store } = system;
  const form = await readForm(ctx.req);
  const request = requestOf(ctx, flows, form);
  const tried = flows.attemptOf(request) ?? refuse("not_found");
  const user = ctx.state.signedIn?.user;
  const subjects = subjectsOf(
    tried,
    ctx.state.visitor.address,
    user ? { id: user.id, email: system.identity.addressKey(user.email) } : null,
  );
  const attempt = unwrap(await throttling.take(subjects), {
    href: backOf(tried.kind, ctx.url),
    label: "form",
  });
  let reply: Reply;
  try {
    reply = await flows.pass(request) ?? refuse("not_found");
  } catch (error) {
    // No password was checked.
    if (attempt.length > 0) await store.transact((tx) => throttling.giveBack(tx, attempt));
    if (isError(error, "IdentityUnavailable")) {
      system.log.error("flow_unanswered", error, { requestId: ctx.state.requestId });
      throw new Refused({ code: "unavailable", retryAfterSeconds: 5 });
    }
    throw error;
  }
  const res = responseOf(reply);
  if (reply.token === null) return res;
  const { identity, log } = system;
  const { requestId, manner } = ctx.state;
  // Also null while a second factor is missing: failed attempts are not forgiven yet.
  const who = await identity.signedIn(reply.token, manner.language).catch((error) => {
    log.error("signed_in_unseen", error, { requestId });
    return null;
  });
  if (!who) return res;
  const [isSignIn, isSignUp] = [tried.kind === "login", tried.kind === "registration"];
  if (isSignIn) await store.transact((tx) => throttling.succeed(tx, attempt));
  const reservation = reservationOf(form);
  if (!reservation || !(isSignIn || isSignUp)) return res;
  // The post provably comes from a page of ours (`reserve_after_sign_in.ts`).
  const { location, notice } = await makeReservation(system, who.user.id, reservation, requestId);
  res.headers.set("location", location);
  const said = notice ?? (isSignUp ? "confirm_address" : null);
  if (said) res.headers.append("set-cookie", noticeCookie(system.config.origin, said));
  return res;
}

const requestOf = (ctx: Ctx, { prefix }: Flows, form: Form | null): ForwardedRequest => ({
  method: ctx.req.method,
  path: ctx.url.pathname.slice(prefix.length),
  search: ctx.url.search,
  // A request with a token counts as signed out: its cookies are neither read nor forwarded.
  cookies: hasBearer(ctx.req) ? "" : ctx.req.headers.get("cookie") ?? "",
  languages: ctx.state.manner.language,
  visitor: ctx.state.visitor,
  form,
});

function responseOf({ status, headers, body }: Reply): Response {
  // Kratos answers browsers with redirects; an error status means that it rejected the request.
  if (status >= 400) refuse(status === 404 ? "not_found" : "malformed");
  return new Response(body, { status, headers });
}

/**
 * Guesses of a password or code, and requests for mail, count against the account and the network
 * address. Changes count against the user, and against each new e-mail address.
 */
function subjectsOf(tried: Attempted, address: string, user: Changing): Subjects {
  const { kind, account, proof, mail } = tried;
  if (kind === "settings") return ofChange(mail, address, user);
  const subjects: Subjects = kind === "registration"
    ? { sign_up_address: address }
    : { sign_in_address: address };
  if (account !== null) subjects.sign_in_account = account;
  if (proof !== null) subjects.proof_account = proof;
  if (mail !== null) subjects.mail_account = `${kind} ${mail}`;
  return subjects;
}

function ofChange(mail: string | null, address: string, user: Changing): Subjects {
  const subjects: Subjects = { settings_address: address };
  if (user) subjects.settings_account = user.id;
  // A change of name sends the unchanged e-mail address along.
  if (mail !== null && mail !== user?.email) {
    subjects.mail_account = `settings ${mail}`;
    if (user) subjects.email_change_account = user.id;
  }
  return subjects;
}

const PAGES: Record<FlowKind, string> = {
  login: "/sign-in",
  registration: "/sign-up",
  recovery: "/recovery",
  verification: "/verification",
  settings: "/account/security",
};

/** The page of the form. */
function backOf(kind: FlowKind, url: URL): string {
  const flow = url.searchParams.get("flow");
  return flow ? `${PAGES[kind]}?flow=${encodeURIComponent(flow)}` : PAGES[kind];
}
