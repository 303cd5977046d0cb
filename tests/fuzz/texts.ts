/**
 * Sends notoriously troublesome texts through every input: each is refused or stored in its documented
 * form, and no answer is a 5xx.
 */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import ICAL from "ical.js";
import naughty from "big-list-of-naughty-strings" with { type: "json" };
import { readSvg } from "#adapters/barcodes/reader.ts";
import { timeZoneOf } from "#domain/time_zone.ts";
import type { App } from "../http/app.ts";
import { buy, html, json, type Person, sellForm, signUp } from "../http/cast.ts";

/** In addition to the public list: texts that broke this exchange, or could break one like it. */
const OURS = [
  "\ud83c",
  "a\udfb8b",
  "\ufdfa".repeat(80),
  "\u200b\u3164",
  "\u2800",
  "\ufeffA",
  "A\ufeff",
  "e\u0301",
  "\u212b",
  "a\u0000b",
  "a\u202eb",
  "a\u2028b",
  "2027-01-01T00:00[Europe/Paris]",
  "europe/kiev",
  "+02:00",
  "T0000000000001",
  "\ufffd",
  "%ED%A0%80",
  "%",
  "constructor",
  "__proto__",
  "{title}",
  "$& $'",
  "]]>",
  "9".repeat(40),
  "9007199254740993",
  "-0",
  "1e309",
  "\u0660\u0661",
  "99999-01-01",
];
export const naughtyTexts: readonly string[] = [...naughty, ...OURS];

/** The documented stored form of each field; the same as in `domain/text.ts`. */
const line = (text: string) => text.normalize("NFC").trim();
const kept: Record<string, (text: string) => unknown> = {
  title: line,
  venue: line,
  city: line,
  section: line,
  row: line,
  seat: line,
  description: (text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim(),
  timeZone: timeZoneOf,
  startsAt: (text) => new Date(Math.floor(Date.parse(text) / 1_000) * 1_000).toISOString(),
  code: (text) => text,
  codeType: (text) => text,
};

const price = { amount: 4550, currency: "EUR" };
let made = 0;
/** Another minute each time: a listing at a concert that exists has the concert's spelling. */
const anotherStart = () => new Date(Date.UTC(2027, 4, 1, 20, ++made)).toISOString().slice(0, 16);
const input = (over: Record<string, unknown>) => ({
  title: "The Night Owls",
  venue: "Hall",
  city: "Lyon",
  startsAt: `${anotherStart()}:00Z`,
  timeZone: "Europe/Paris",
  faceValue: price,
  price,
  code: `TEXTS-${++made}`,
  ...over,
});

const PARAMETERS = [
  ...["q", "city", "country", "from", "to", "min", "max", "quantity", "status", "sort", "limit"],
  "cursor",
];

/** Lists a ticket and returns the seller's view of it, or null if the input was refused. */
async function listed(seller: Person, body: unknown) {
  const res = await seller.call("POST", "/api/tickets", body);
  const answer = await res.json();
  const shown = JSON.stringify(body);
  if (res.status === 201) return answer;
  assert([400, 409, 422].includes(res.status), `${res.status} for ${shown}`);
  return null;
}

/** Sends one text through every field of a new ticket, by API and by form. */
export async function throughFields(seller: Person, text: string): Promise<void> {
  for (const [field, become] of Object.entries(kept)) {
    const ticket = await listed(seller, input({ [field]: text }));
    // A missing section and an empty description are left out of the answer.
    if (ticket) {
      assertEquals(ticket[field] ?? "", become(text), `${field}: ${JSON.stringify(text)}`);
    }
  }
  if (!text.isWellFormed()) return; // a form cannot send it
  for (const field of [...Object.keys(kept), "faceValue", "price"]) {
    const form = sellForm({ startsAt: anotherStart(), [field]: text });
    const res = await seller.post("/sell", form);
    await res.body?.cancel();
    const about = `${field}: ${JSON.stringify(text)}`;
    assert([303, 409, 422].includes(res.status), `${res.status} for ${about}`);
    if (res.status !== 303 || !(field in kept) || field === "startsAt") continue;
    const id = res.headers.get("location")!.split("/")[2];
    const ticket = await json(seller.get(`/api/tickets/${id}`));
    const sent = text.replaceAll(/\r\n?|\n/g, "\r\n"); // as forms send them
    const blank = text.trim() === "" && ["section", "row", "seat"].includes(field);
    assertEquals(ticket[field] ?? "", blank ? "" : kept[field](sent), about);
  }
}

/** Sends one text as every query parameter, to the page and to the API. */
export async function throughParameters(app: App, text: string): Promise<void> {
  for (const path of ["/", "/api/tickets", "/api/concerts"]) {
    for (const name of PARAMETERS) {
      const res = await app.fetch(`${path}?${new URLSearchParams({ [name]: text })}`);
      await res.body?.cancel();
      assert(res.status < 500, `${res.status} for ${path} ${name}: ${JSON.stringify(text)}`);
    }
  }
}

const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength }),
    fc.string({ unit: "binary", minLength: 1, maxLength }),
    fc.constantFrom(...naughtyTexts),
  );
export const anyTicket = fc.record({
  title: words(120),
  venue: words(80),
  city: words(80),
  section: words(20),
  row: words(20),
  seat: words(20),
  description: words(2_000),
  code: fc.oneof(words(200), fc.string({ minLength: 2, maxLength: 60 })),
  timeZone: fc.constantFrom("europe/kiev", "Asia/Calcutta", "UTC", "America/St_Johns"),
  codeType: fc.constantFrom("qr", "aztec", "pdf417", "code128"),
});

interface People {
  seller: Person;
  buyer: Person;
}
export const peopleOf = async (app: App): Promise<People> => ({
  seller: await signUp(app, "alice"),
  buyer: await signUp(app, "bob"),
});

/** A text as the renderer escapes it. */
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Sells a ticket with the given texts, from listing to barcode; refused fields keep their default. */
export async function throughSale(
  app: App,
  { seller, buyer }: People,
  sent: Record<string, string>,
): Promise<"whole" | "in part"> {
  const taken: Record<string, string> = {};
  for (const [field, text] of Object.entries(sent)) {
    if (field === "codeType") continue;
    if (await listed(seller, input({ [field]: text }))) taken[field] = text;
  }
  // The attempts above listed this barcode already, and it can be listed only once.
  if (taken.code !== undefined) taken.code = `${taken.code}${++made}`;
  const both = await listed(seller, input({ ...taken, codeType: sent.codeType }));
  if (!both) delete taken.code;
  const ticket = both ?? await listed(seller, input(taken));
  assert(ticket, JSON.stringify(taken));
  for (const [field, text] of Object.entries(taken)) {
    assertEquals(ticket[field] ?? "", kept[field](text), `${field}: ${JSON.stringify(text)}`);
  }

  const page = await html(app.fetch(`/tickets/${ticket.id}`));
  assert(page.includes(escaped(ticket.title)), JSON.stringify(ticket.title));
  const found = await json(app.fetch(`/api/tickets?${new URLSearchParams({ city: ticket.city })}`));
  const ids = found.items.map(({ id }: { id: string }) => id);
  assert(ids.includes(ticket.id) || found.nextCursor, JSON.stringify(ticket.city));
  const orderId = await buy(buyer, ticket.id);
  const order = await html(buyer.get(`/orders/${orderId}`));
  const svg = /<svg width.*?<\/svg>/s.exec(order.slice(order.indexOf('class="barcode')));
  if (svg) assertEquals((await readSvg(svg[0])).map(({ text }) => text), [ticket.code]);
  assert(order.includes(escaped(ticket.code)), JSON.stringify(ticket.code));
  await html(app.fetch(`/mail/bought.${orderId}`));
  await html(app.fetch(`/mail/sold.${orderId}`));

  const res = await buyer.get(`/orders/${orderId}/calendar.ics`);
  assertEquals(res.status, 200);
  const calendar = ICAL.Component.fromString(await res.text());
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent")!);
  assertEquals(event.summary, ticket.title);
  assertEquals(event.location, `${ticket.venue}, ${ticket.city}`);
  return Object.keys(taken).length === Object.keys(sent).length - 1 ? "whole" : "in part";
}
