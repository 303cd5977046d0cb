import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { until } from "../../process/server.ts";
import {
  buy,
  concertOf,
  html,
  json,
  list,
  reserve,
  seeOther,
  sellForm,
  signUp,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("a listed ticket has a page with what was entered, exact to the cent and the minute", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { price: "45,50", section: "", row: "", seat: "" });
  const text = textOf(await html(alice.get(`/tickets/${id}`)));
  for (
    const part of ["Your ticket is listed", "The Night Owls", "Hall, Lyon", "€45.50", "€50.00"]
  ) {
    assertStringIncludes(text, part);
  }
  assertStringIncludes(text, "Sat, May 1, 2027, 20:00");
  const stored = await json(app.fetch(`/api/tickets/${id}`));
  assertEquals(stored.startsAt, "2027-05-01T18:00:00.000Z");
  assertEquals(stored.price, { amount: 4550, currency: "EUR" });
  assertEquals(stored.section, undefined);
});

test("a refused listing keeps everything that was entered and shows each problem at its field", async () => {
  const alice = await signUp(app, "alice");
  const form = sellForm({
    title: "N",
    price: "12.505",
    faceValue: "",
    startsAt: "yesterday",
    timeZone: "Mars/Base",
    code: "KEEP-ME",
  });
  const page = await html(alice.post("/sell", form), 422);
  for (const field of ["title", "price", "faceValue", "startsAt", "timeZone"]) {
    assertMatch(page, new RegExp(`id="field-${field}"[^>]*aria-invalid="true"`), field);
    assertStringIncludes(page, `id="field-${field}-error"`);
    assertStringIncludes(page, `href="#field-${field}"`);
  }
  for (const value of ["N", "12.505", "KEEP-ME", "Hall"]) {
    assertStringIncludes(page, `value="${value}"`);
  }
  assertStringIncludes(page, 'role="alert"');
});

test("the exchange's own rules are reported at their fields too", async () => {
  const alice = await signUp(app, "alice");
  const past = await html(alice.post("/sell", sellForm({ startsAt: "2026-01-01T20:00" })), 422);
  assertMatch(past, /id="field-startsAt"[^>]*aria-invalid/);
  const dear = await html(alice.post("/sell", sellForm({ price: "60.01" })), 422);
  assertMatch(dear, /id="field-price"[^>]*aria-invalid/);
  assertStringIncludes(textOf(dear), "the limit for concerts in France");
  const bars = await html(
    alice.post("/sell", sellForm({ codeType: "code128", code: "x".repeat(25) })),
    422,
  );
  assertMatch(bars, /id="field-code"[^>]*aria-invalid/);
  assertMatch(bars, /<option value="code128" selected>/);
  await list(alice, { code: "SAME" });
  const twice = await html(alice.post("/sell", sellForm({ code: "SAME", price: "40" })), 409);
  assertMatch(twice, /id="field-code"[^>]*aria-invalid/);
});

test("a time that is skipped or repeated by a clock change is reported at its field", async () => {
  const alice = await signUp(app, "alice");
  const skipped = await html(alice.post("/sell", sellForm({ startsAt: "2027-03-28T02:30" })), 422);
  assertStringIncludes(textOf(skipped), "The clocks go forward that day");
  const repeated = await html(
    alice.post("/sell", sellForm({ startsAt: "2027-10-31T02:30" })),
    422,
  );
  assertStringIncludes(textOf(repeated), "so this time occurs twice. Choose an hour earlier");
  const id = await list(alice, { startsAt: "2027-10-31T03:00" });
  assertEquals((await json(app.fetch(`/api/tickets/${id}`))).startsAt, "2027-10-31T02:00:00.000Z");
});

test("the seller edits the form as it was saved; the barcode is shown to the seller only", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, { code: "SECRET-CODE", codeType: "pdf417" });
  const page = await html(alice.get(`/tickets/${id}/edit`));
  assertStringIncludes(page, 'value="SECRET-CODE"');
  assertMatch(page, /<option value="pdf417" selected>/);
  assertStringIncludes(page, 'value="May 1, 2027"');
  assertStringIncludes(page, 'name="version" value="1"');
  for (const viewer of [bob, app.visitor()]) {
    assert(!(await html(viewer.get(`/tickets/${id}`))).includes("SECRET-CODE"));
  }
  const edit = { ...sellForm({ code: "SECRET-CODE", price: "40" }), version: "1" };
  await seeOther(alice.post(`/tickets/${id}/edit`, edit), `/tickets/${id}`);
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "€40.00");
});

test("an edit of a ticket that has changed meanwhile is 412 and keeps what was entered", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice);
  const edit = (title: string) => ({ ...sellForm({ title }), version: "1" });
  await seeOther(alice.post(`/tickets/${id}/edit`, edit("First one")), `/tickets/${id}`);
  const page = await html(alice.post(`/tickets/${id}/edit`, edit("Second one")), 412);
  assertStringIncludes(page, 'value="Second one"');
  assertStringIncludes(page, 'name="version" value="2"');
  await html(alice.post(`/tickets/${id}/edit`, { ...edit("Third one"), version: "x" }), 422);
  await html(alice.post(`/tickets/${id}/edit`, { ...edit("x"), version: "2" }), 422);
});

test("nobody else may edit or withdraw; an unknown ticket is not found", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  await html(bob.get(`/tickets/${id}/edit`), 403);
  await html(bob.post(`/tickets/${id}/edit`, { ...sellForm(), version: "1" }), 403);
  await html(bob.post(`/tickets/${id}/withdrawal`), 403);
  await html(bob.get("/tickets/01UNKNOWN/edit"), 404);
  await html(bob.post("/tickets/01UNKNOWN/withdrawal"), 404);
});

test("a withdrawn ticket says so and is no longer found in searches; withdrawing twice is fine", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { title: "Withdrawnband" });
  const path = `/concerts/${await concertOf(app, id)}`;
  assertStringIncludes(await html(app.fetch("/?q=withdrawnband")), path);
  await seeOther(alice.post(`/tickets/${id}/withdrawal`), `/tickets/${id}`);
  const text = textOf(await html(alice.get(`/tickets/${id}`)));
  assertStringIncludes(text, "Your ticket is withdrawn");
  await seeOther(alice.post(`/tickets/${id}/withdrawal`), `/tickets/${id}`);
  await until(
    async () => !(await html(app.fetch("/?q=withdrawnband"))).includes(path),
    () => "it is still found",
  );
});

test("a ticket that somebody holds can be neither edited nor withdrawn", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  await reserve(bob, id);
  const edit = { ...sellForm(), version: "2" };
  assertStringIncludes(
    textOf(await html(alice.post(`/tickets/${id}/edit`, edit), 409)),
    "Somebody has reserved or bought from it",
  );
  const page = await html(alice.post(`/tickets/${id}/withdrawal`), 409);
  assertStringIncludes(page, `href="/tickets/${id}"`);
});

test("the sales page shows each ticket with its state and links to the sale", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  assertStringIncludes(textOf(await html(alice.get("/sales"))), "Nothing for sale yet");
  await list(alice, { title: "Still free" });
  const sold = await list(alice, { title: "Gone already" });
  const orderId = await buy(bob, sold);
  const page = await html(alice.get("/sales"));
  assertStringIncludes(page, `href="/orders/${orderId}"`);
  for (const part of ["Still free", "Available", "Gone already", "Sold", "€45.50"]) {
    assertStringIncludes(textOf(page), part);
  }
  assertStringIncludes(textOf(await html(alice.get(`/orders/${orderId}`))), "It sold for €45.50");
});

test("long lists have pages in both directions", async () => {
  const alice = await signUp(app, "alice");
  for (let i = 0; i < 21; i++) {
    app.clock.forward(1);
    await list(alice, { title: `Show ${i}` });
  }
  const first = await html(alice.get("/sales"));
  const next = /rel="next" href="([^"]+)"/.exec(first)![1].replaceAll("&amp;", "&");
  const second = await html(alice.get(next));
  assertStringIncludes(textOf(second), "Show 0 ");
  const back = /rel="prev" href="([^"]+)"/.exec(second)![1].replaceAll("&amp;", "&");
  assertStringIncludes(textOf(await html(alice.get(back))), "Show 20");
  await html(alice.get("/sales?cursor=nonsense"), 400);
  await html(alice.get(`/sales?cursor=${"x".repeat(4000)}`), 400);
});

test("submitting the form twice leads to the ticket that the first one listed", async () => {
  const alice = await signUp(app, "alice");
  const form = sellForm();
  const [first, second] = await Promise.all(
    [form, form].map((one) => seeOther(alice.post("/sell", one), /^\/tickets\/[0-9A-Z]+$/)),
  );
  assertEquals(first, second);
  const edited = { ...form, price: "40" };
  await html(alice.post("/sell", edited), 409); // another form: the barcode is taken
  const bob = await signUp(app, "bob");
  await html(bob.post("/sell", form), 409);
  app.clock.forward(10 * 60);
  const late = textOf(await html(alice.post("/sell", form), 409));
  assertStringIncludes(
    late,
    "It is listed here already, was sold here, or was removed by a moderator",
  );
});

test("the text of a barcode is stored exactly as sent, by form, API and edit, or refused at its field", async () => {
  const alice = await signUp(app, "alice");
  const texts = ["Cafe\u0301 7", "A\ufeffB", "A\u00a0 B", "x".repeat(200)].map((one) =>
    `${one}`.slice(0, 198)
  );
  for (const code of texts) {
    const id = await list(alice, { code });
    assertEquals((await json(alice.get(`/api/tickets/${id}`))).code, code);
    const version = String((await json(alice.get(`/api/tickets/${id}`))).version ?? 1);
    const other = `${code}-2`;
    await seeOther(
      alice.post(`/tickets/${id}/edit`, { ...sellForm({ code: other }), version }),
      `/tickets/${id}`,
    );
    const found = await alice.get(`/api/tickets/${id}`);
    const etag = found.headers.get("etag")!;
    assertEquals((await found.json()).code, other);
    const patch = { code: `${code}-3` };
    const patched = await alice.call("PATCH", `/api/tickets/${id}`, patch, { "if-match": etag });
    assertEquals((await patched.json()).code, patch.code);
  }
  for (const code of [" A", "A\ufeff", "A\ufffd"]) {
    const page = await html(alice.post("/sell", sellForm({ code })), 422);
    assertMatch(page, /id="field-code"[^>]*aria-invalid/);
  }
  const id = await list(alice);
  const etag = (await alice.get(`/api/tickets/${id}`)).headers.get("etag")!;
  const broken = { code: "A\ud800" };
  const res = await alice.call("PATCH", `/api/tickets/${id}`, broken, { "if-match": etag });
  assertEquals([res.status, (await res.json()).errors[0].path], [422, "code"]);
});

test("date and time are typed as people write them in the page's language", async () => {
  const alice = await signUp(app, "alice");
  const starts = async (startsAt: string, startsTime: string, language?: string) => {
    if (language) await alice.post("/language", { language, next: "/" });
    const id = await list(alice, { startsAt, startsTime });
    return (await json(app.fetch(`/api/tickets/${id}`))).startsAt;
  };
  assertEquals(await starts("5/1/2027", "8:30 pm"), "2027-05-01T18:30:00.000Z");
  assertEquals(await starts("1 mai 2027", "20h30"), "2027-05-01T18:30:00.000Z");
  assertEquals(await starts("5/6/2027", "20:30", "fr"), "2027-06-05T18:30:00.000Z");
  const edit = await html(alice.get(`/tickets/${await list(alice)}/edit`));
  assertMatch(edit, /id="field-startsAt"[^>]*value="1er mai 2027"/);
  assertMatch(edit, /id="field-startsTime"[^>]*value="20:00"/);
  assertStringIncludes(textOf(edit), "Par exemple 31 mai 2030 ou 31/05/2030");
});

test("a date and a time that cannot be read are reported at their own fields, as they were typed", async () => {
  const alice = await signUp(app, "alice");
  const form = sellForm({ startsAt: "next friday", startsTime: "8" });
  const page = await html(alice.post("/sell", form), 422);
  assertMatch(page, /id="field-startsAt"[^>]*aria-invalid="true"[^>]*value="next friday"/);
  assertMatch(page, /id="field-startsTime"[^>]*aria-invalid="true"[^>]*value="8"/);
  assertStringIncludes(textOf(page), "Enter a date such as May 31, 2030");
  assertStringIncludes(textOf(page), "Enter a time such as 20:30");
});
