/**
 * Browsers' requests to the server that keeps the accounts, through us: counted like our own forms,
 * since it does not count, and followed by the reservation that somebody had in mind when they signed in.
 */
import type { Flows, Reply } from "#domain/identity.ts";
import { emailKey } from "#domain/users/email.ts";
import { theirFlows } from "./accounts.ts";
import { type Form, readRawForm } from "./body.ts";
import type { RequestContext, System } from "./context.ts";
import { noticeCookie } from "./cookies.ts";
import { need, refuse, Refused } from "./refused.ts";
import type { Ctx } from "./state.ts";
import { grant, wishOf } from "./wish.ts";

type Subjects = Parameters<System["throttling"]["take"]>[0];

/** A browser follows a link there, or begins a flow: each makes the server write. */
export async function passGet(ctx: Ctx): Promise<Response> {
  const { system, visitor } = ctx.state;
  const flows = theirFlows(system);
  need(await system.throttling.take({ write_address: visitor.address }));
  return responseOf(await pass(ctx, flows, null) ?? refuse("not_found"));
}

/** A form of a flow. */
export async function passPost(ctx: Ctx): Promise<Response> {
  const { system, token } = ctx.state;
  const flows = theirFlows(system);
  const { throttling, store } = system;
  const { form, bytes } = await readRawForm(ctx.req);
  const path = pathOf(ctx, flows);
  const subjects = subjectsOf(path, form, ctx.state.visitor.address, token);
  const attempt = need(await throttling.take(subjects), {
    href: backOf(path, ctx.url),
    label: "form",
  });
  let reply: Reply;
  try {
    reply = await pass(ctx, flows, bytes) ?? refuse("not_found");
  } catch (error) {
    // Nobody's password was looked at.
    if (attempt.length > 0) await store.transact((tx) => throttling.giveBack(tx, attempt));
    if ((error as Error)?.name === "IdentityUnavailable") {
      system.log.error("flow_unanswered", error, { requestId: ctx.state.requestId });
      throw new Refused({ code: "unavailable", retryAfterSeconds: 5 });
    }
    throw error;
  }
  const res = responseOf(reply);
  if (reply.token === null) return res;
  const { identity, log } = system;
  const { requestId, manner } = ctx.state;
  // Null as well while the second factor is to come: then nothing is forgiven yet.
  const who = await identity.signedIn(reply.token, manner.language).catch((error) => {
    log.error("signed_in_unseen", error, { requestId });
    return null;
  });
  if (!who) return res;
  if (isSignIn(path)) await store.transact((tx) => throttling.succeed(tx, attempt));
  const wish = wishOf(form);
  if (!wish || !(isSignIn(path) || isSignUp(path))) return res;
  // The post is proven to come from a page of ours (`wish.ts`).
  const { location, notice } = await grant(system, who.user.id, wish, requestId);
  res.headers.set("location", location);
  const said = notice ?? (isSignUp(path) ? "confirm_address" : null);
  if (said) res.headers.append("set-cookie", noticeCookie(system.config.origin, said));
  return res;
}

const isSignIn = (path: string) => path === "/self-service/login";
const isSignUp = (path: string) => path === "/self-service/registration";

const pathOf = ({ url }: Ctx, { prefix }: Flows): string => url.pathname.slice(prefix.length);

function pass(
  ctx: Ctx,
  flows: Flows,
  body: Uint8Array<ArrayBuffer> | null,
): Promise<Reply | null> {
  return flows.pass({
    method: ctx.req.method,
    path: pathOf(ctx, flows),
    search: ctx.url.search,
    cookies: ctx.req.headers.get("cookie") ?? "",
    languages: ctx.state.manner.language,
    visitor: ctx.state.visitor,
    body,
  });
}

function responseOf({ status, headers, body }: Reply): Response {
  // To a browser it answers with redirects: with anything else it has refused to understand the request.
  if (status >= 400) refuse(status === 404 ? "not_found" : "malformed");
  return new Response(body, { status, headers });
}

/** Guesses at a password or a code, and mails that are asked for, count for the account and for the address. */
function subjectsOf(
  path: string,
  form: Form,
  address: string,
  token: RequestContext["token"],
): Subjects {
  if (isSignUp(path)) return { sign_up_address: address };
  if (isSignIn(path)) {
    // The second factor is guessed within a session, which does not say whose it is.
    const counted: Subjects = form.identifier
      ? { sign_in_account: emailKey(form.identifier.slice(0, 254)) }
      : token
      ? { proof_account: token }
      : {};
    return { sign_in_address: address, ...counted };
  }
  if (/^\/self-service\/(recovery|verification)$/.test(path)) {
    const mailed = form.email ? `${path} ${emailKey(form.email.slice(0, 254))}` : null;
    return { sign_in_address: address, ...mailed ? { mail_account: mailed } : {} };
  }
  return {};
}

/** The page of the form. */
function backOf(path: string, url: URL): string {
  const pages: Record<string, string> = {
    "/self-service/login": "/sign-in",
    "/self-service/registration": "/sign-up",
    "/self-service/recovery": "/recovery",
    "/self-service/verification": "/verification",
  };
  const page = pages[path] ?? "/account/security";
  const flow = url.searchParams.get("flow");
  return flow ? `${page}?flow=${encodeURIComponent(flow)}` : page;
}
