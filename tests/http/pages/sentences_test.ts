/** Validation messages in forms and in the API: understandable, not repeated, and true. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, json, list, problem, reserve, signUp, signUpModerator, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

interface Told {
  path: string;
  message: string;
}

/** The message for each field of this body. */
async function told(
  seller: Awaited<ReturnType<typeof signUp>>,
  method: string,
  path: string,
  body: unknown,
): Promise<Record<string, string>> {
  const { errors } = await problem(seller.call(method, path, body), 422, "invalid");
  const paths = (errors as Told[]).map(({ path }) => path);
  assertEquals(paths.length, new Set(paths).size, `each once: ${paths}`);
  return Object.fromEntries((errors as Told[]).map(({ path, message }) => [path, message]));
}

test("a missing field or one of another type has an understandable message, and each problem is reported once", async () => {
  const alice = await signUp(app, "alice");
  const missing = await told(alice, "POST", "/api/tickets", {});
  for (const field of ["title", "venue", "city", "timeZone", "faceValue", "price", "code"]) {
    assertEquals(missing[field], "Required", field);
  }
  const price = { amount: 45.5, currency: "EUR" };
  const wrong = await told(alice, "POST", "/api/tickets", {
    title: 7,
    venue: null,
    city: ["Lyon"],
    startsAt: 5,
    timeZone: {},
    section: false,
    faceValue: { amount: 1e15, currency: 5 },
    price,
    code: 12,
    codeType: 3,
    colour: "red",
  });
  assertEquals(wrong.title, "Must be text");
  assertEquals(wrong.venue, "Must be text");
  assertEquals(wrong.city, "Must be text");
  assertEquals(wrong.section, "Must be text");
  assertEquals(wrong.code, "Must be text");
  assertEquals(wrong["price.amount"], "Must be a whole number");
  assertEquals(wrong["faceValue.amount"], "This amount is too large");
  assertEquals(wrong["faceValue.currency"], "Must be text");
  assertEquals(wrong.colour, "Is not a field of this resource");
  const tooMuch = { faceValue: { amount: 1e15, currency: "EUR" } };
  const dear = await told(alice, "POST", "/api/tickets", tooMuch);
  assertEquals(dear["faceValue.amount"], "This amount is too large");
  const other = await told(alice, "POST", "/api/tickets", { price: null, faceValue: "50" });
  assertEquals([other.price, other.faceValue], ["Must be an object", "Must be an object"]);
  const none = await told(alice, "POST", "/api/orders", null);
  assertEquals(none[""], "Must be an object");
  const hook = await told(alice, "POST", "/api/webhooks", { url: "https://a.example", events: 1 });
  assertEquals(hook.events, "Must be a list");
  for (const said of [missing, wrong, other, none, hook]) {
    assert(!/expected|received|Invalid/i.test(JSON.stringify(said)), JSON.stringify(said));
  }
});

test("a buyer who uses the moderators' call is told so, and cancels with DELETE", async () => {
  const bob = await signUp(app, "bob");
  const orderId = await reserve(bob, await list(await signUp(app, "alice")));
  const path = `/api/orders/${orderId}`;
  for (const call of ["cancellation", "refund"]) {
    const answer = bob.call("POST", `${path}/${call}`, { reason: "Changed my mind" });
    const { detail } = await problem(answer, 403, "forbidden");
    assertEquals(detail, "Only moderators can do this.");
  }
  const { status, cancelReason } = await json(bob.call("DELETE", path));
  assertEquals([status, cancelReason], ["cancelled", "buyer"]);
});

test("a missing seat refers to the seller's description only if there is one", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const nowhere = { section: "", row: "", seat: "" };
  const seatOf = async (description: string) =>
    textOf(await html(bob.get(`/tickets/${await list(alice, { ...nowhere, description })}`)));
  assertStringIncludes(
    await seatOf("Near the door."),
    "Not specified; see the seller's description",
  );
  const without = await seatOf("");
  assertStringIncludes(without, "Seat Not specified Face value");
  assert(!without.includes("description"));
});

test("a form without its version asks to reload, and names no hidden field", async () => {
  const mona = await signUpModerator(app, "mona");
  const ticketId = await list(await signUp(app, "alice"));
  const page = textOf(await html(mona.post(`/moderation/${ticketId}/approval`, {}), 422));
  assertStringIncludes(page, "Reload the page");
  assert(!/version:/i.test(page), page);
  const bob = await signUp(app, "bob");
  const order = textOf(await html(bob.post("/orders", { ticketId, price: "cheap" }), 422));
  assertStringIncludes(order, "Reload the page");
  assert(!order.includes("price:"));
});
