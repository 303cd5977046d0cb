/** The development pages: mail that was not sent, and the style guide. */
import { en } from "#words/en/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { buy, html, list, NASTY, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

test("each mail of a sale is listed with its text, and opens as HTML", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await buy(bob, await list(alice, { title: NASTY }));
  await app.system.workers.relay.idle();
  const page = await html(app.fetch("/mail"));
  const said = textOf(page);
  for (
    const [to, subject] of [[bob, `Your ticket for ${NASTY}`], [alice, `Sold: ${NASTY}`]] as const
  ) {
    assertStringIncludes(said, `${subject} To ${to.email}`);
  }
  assertStringIncludes(said, `Open your ticket http://localhost:8000/orders/${orderId}`);
  for (const kind of ["bought", "sold"]) {
    assertStringIncludes(page, `href="/mail/${kind}.${orderId}"`);
    const mail = await html(app.fetch(`/mail/${kind}.${orderId}`));
    assertStringIncludes(textOf(mail.replace(/<body[^>]*>/, "<body>")), NASTY);
  }
  await html(app.fetch("/mail/bought.unknown"), 404);
});

test("a mail's page may use styles only: no scripts, no requests, no frames", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await buy(bob, await list(alice));
  await app.system.workers.relay.idle();
  const { headers, body } = await app.fetch(`/mail/sold.${orderId}`);
  await body?.cancel();
  const policy = headers.get("content-security-policy")!.split("; ");
  assert(policy.includes("sandbox"));
  assertEquals(policy.filter((rule) => !/ 'none'$/.test(rule) && rule !== "sandbox"), [
    "style-src 'unsafe-inline'",
  ]);
  assertEquals(headers.get("cache-control"), "private, no-store");
  const pages = await app.fetch("/");
  await pages.body?.cancel();
  assert(!pages.headers.get("content-security-policy")!.includes("unsafe-inline"));
});

test("the style guide shows all states of tickets to visitors on this machine", async () => {
  const text = textOf(await html(app.fetch("/styleguide")));
  for (const word of Object.values(en.ticket.states)) assertStringIncludes(text, word);
  for (const word of Object.values(en.order.states)) assertStringIncludes(text, word);
});

test("development pages are not found under any other host name than this machine's", async () => {
  for (const path of ["/mail", "/styleguide"]) {
    await html(app.handler(new Request(`http://tickets.example:8000${path}`)), 404);
    await html(app.handler(new Request(`http://127.0.0.1:8000${path}`)), 200);
  }
});
