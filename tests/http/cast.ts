/** The people of the HTTP tests, and steps that the tests share. */
import { addMember } from "#domain/groups/commands.ts";
import { assert, assertEquals } from "@std/assert";
import type { App } from "./app.ts";
import type { Browser, Form } from "./browser.ts";

export const PASSWORD = "correct horse battery";
/** Text that breaks out of markup, attributes and `String.replace` if it is not escaped. */
export const NASTY = `$& $' <b>"x"</b>`;

let made = 0;

export interface Person extends Browser {
  userId: string;
  email: string;
}

/** Signs up through the form. */
export async function signUp(app: App, name: string): Promise<Person> {
  const browser = app.visitor();
  const email = `${name}.${++made}@example.org`;
  await seeOther(browser.post("/sign-up", { name, email, password: PASSWORD }), "/");
  return Object.assign(browser, { userId: await userIdOf(app, browser), email });
}

/** Asks the API, without comparing its answer with the document. */
async function userIdOf(app: App, browser: Browser): Promise<string> {
  const cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");
  const url = new URL("/api/users/current-user", app.origin);
  const res = await app.handler(new Request(url, { headers: { cookie } }));
  return (await res.json()).id;
}

export async function signUpModerator(app: App, name: string): Promise<Person> {
  const person = await signUp(app, name);
  assert((await addMember(app.system, "moderators", person.userId)).ok);
  return person;
}

export function sellForm(over: Form = {}): Form {
  return {
    title: "The Night Owls",
    description: "Two steps from the stage.",
    venue: "Hall",
    city: "Lyon",
    startsAt: "2027-05-01T20:00",
    timeZone: "Europe/Paris",
    section: "A",
    row: "3",
    seat: "12",
    faceValue: "50",
    price: "45.50",
    code: `CODE-${++made}`,
    ...over,
  };
}

/** Lists a ticket through the form; returns its id. */
export async function list(seller: Browser, over: Form = {}): Promise<string> {
  const location = await seeOther(seller.post("/sell", sellForm(over)), /^\/tickets\/[0-9A-Z]+$/);
  return location.split("/")[2];
}

/** The id of a ticket's concert. */
export async function concertOf(app: Pick<App, "fetch">, ticketId: string): Promise<string> {
  return (await json(app.fetch(`/api/tickets/${ticketId}`))).concertId;
}

/** Reserves through the form; returns the order's id. */
export async function reserve(buyer: Browser, ticketId: string, price = "4550"): Promise<string> {
  const location = await seeOther(
    buyer.post("/orders", { ticketId, price }),
    /^\/orders\/[0-9A-Z]+$/,
  );
  return location.split("/")[2];
}

/** Opens the checkout; returns the sandbox's path. */
export function openCheckout(buyer: Browser, orderId: string): Promise<string> {
  return seeOther(buyer.post(`/orders/${orderId}/payment`), /^\/sandbox\/checkout\/cs_[\w-]+$/);
}

/** Reserves, pays and comes back: the ticket is the buyer's. */
export async function buy(buyer: Browser, ticketId: string): Promise<string> {
  const orderId = await reserve(buyer, ticketId);
  const checkout = await openCheckout(buyer, orderId);
  const back = await seeOther(buyer.post(checkout, { card: CARDS.pays }), /\/payment$/);
  await seeOther(buyer.get(back), `/orders/${orderId}`);
  return orderId;
}

export const CARDS = {
  pays: "4242424242424242",
  declined: "4000000000000002",
  slow: "4000000000000259",
};

/** Expects a 303; returns its location. */
export async function seeOther(
  answer: Promise<Response>,
  where: string | RegExp,
): Promise<string> {
  const res = await answer;
  const text = await res.text();
  assertEquals(res.status, 303, `${res.status}: ${text.slice(0, 2000)}`);
  const location = res.headers.get("location") ?? "";
  if (typeof where === "string") assertEquals(location, where);
  else assert(where.test(location), location);
  return location;
}

/** Expects a page of this status; returns its HTML. */
export async function html(answer: Promise<Response>, status = 200): Promise<string> {
  const res = await answer;
  const text = await res.text();
  assertEquals(res.status, status, text.slice(0, 2000));
  assertEquals(res.headers.get("content-type"), "text/html; charset=utf-8");
  assert(res.headers.get("content-security-policy")?.startsWith("default-src 'none'; "));
  return text;
}

// deno-lint-ignore no-explicit-any
export async function json(answer: Promise<Response>, status = 200): Promise<any> {
  const res = await answer;
  const text = await res.text();
  assertEquals(res.status, status, text.slice(0, 2000));
  assertEquals(res.headers.get("content-type"), "application/json");
  return JSON.parse(text);
}

/** Expects a problem document with this code; returns it. */
export async function problem(
  answer: Promise<Response>,
  status: number,
  code: string,
): Promise<
  {
    errors?: { path: string; message: string }[];
    quantities?: number[];
    concertId?: string;
    startsAt?: string;
    detail: string;
    title: string;
  }
> {
  const res = await answer;
  const text = await res.text();
  assertEquals(res.headers.get("content-type"), "application/problem+json", text.slice(0, 500));
  const body = JSON.parse(text);
  assertEquals([res.status, body.status, body.code], [status, status, code]);
  return body;
}

/** The visible text of a page, without tags. */
export function textOf(page: string): string {
  const body = page.slice(page.indexOf("<body>"));
  return body.replaceAll(/<span hidden>.*?<\/span>/g, "")
    // Within a line of text.
    .replaceAll(/<\/?bdi>|<span (class="when-day"|data-left="\d+")>(.*?)<\/span>/g, "$2")
    .replaceAll(/<\/a>(?=,)/g, "")
    .replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ").replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
