/** The hosted checkout page of the fake: a plain card form and its results. */
import type { Ledger } from "./ledger.ts";
import { StripeError } from "./errors.ts";

export const CARDS = { good: "4242424242424242", declined: "4000000000000002" };

/** Handles GET and POST of /c/pay/:id; null for other paths. */
export async function checkoutPage(ledger: Ledger, req: Request): Promise<Response | null> {
  const id = /^\/c\/pay\/([^/]+)$/.exec(new URL(req.url).pathname)?.[1];
  if (!id) return null;
  const session = find(ledger, id);
  if (!session) return html(404, "<h1>Page not found</h1>");
  if (req.method === "POST") {
    const card = new URLSearchParams(await req.text()).get("card")?.replaceAll(" ", "") ?? "";
    if (session.status !== "open") return over(ledger, id);
    if (card === CARDS.good) {
      ledger.pay(id, "good");
      return back(session.success_url.replace("{CHECKOUT_SESSION_ID}", id));
    }
    if (card === CARDS.declined) ledger.pay(id, "declined");
    const why = card === CARDS.declined
      ? "Your card was declined."
      : "Your card number is invalid.";
    return html(402, form(ledger, id, why));
  }
  return session.status === "open" ? html(200, form(ledger, id)) : over(ledger, id);
}

function find(ledger: Ledger, id: string) {
  try {
    return ledger.session(id);
  } catch (error) {
    if (error instanceof StripeError) return null;
    throw error;
  }
}

function form(ledger: Ledger, id: string, problem?: string): string {
  const session = ledger.session(id);
  const { name } = ledger.terms.get(id)!;
  return `<h1>Pay ${escape(name)}</h1>
    <p>${session.amount_total} ${session.currency.toUpperCase()}</p>
    <p>${escape(session.customer_email ?? "")}</p>
    ${problem ? `<p role="alert">${problem}</p>` : ""}
    <form method="post"><label>Card number <input name="card" autocomplete="off"></label>
    <button>Pay</button></form>
    <p><a href="${escape(session.cancel_url)}">Back</a></p>`;
}

/** The answer for a session no longer open: a redirect to the shop if paid, 410 if expired. */
function over(ledger: Ledger, id: string): Response {
  const session = ledger.session(id);
  if (session.status === "complete") return back(session.success_url);
  return html(
    410,
    `<h1>This checkout session has expired</h1><p><a href="${
      escape(session.cancel_url)
    }">Back</a></p>`,
  );
}

const back = (location: string) => new Response(null, { status: 303, headers: { location } });

const html = (status: number, body: string) =>
  new Response(`<!doctype html><html lang="en"><title>Checkout</title><main>${body}</main>`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
