/** The pages for a forgotten password and for changing the e-mail address. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { LINK_MS } from "#adapters/identity/local/recovery.ts";
import { limits } from "#adapters/throttle/limits.ts";
import { startApp, test } from "../app.ts";
import type { Form } from "../browser.ts";
import { html, PASSWORD, type Person, seeOther, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const NEXT = "a new long password";

/** The newest mail of a kind, after all handlers have run. */
async function letter(kind: string, to: string) {
  await app.system.workers.relay.idle();
  const found = app.system.mailer.sent()!.find((mail) =>
    mail.id.startsWith(kind) && mail.to === to
  );
  assert(found, `${kind} to ${to}`);
  const path = found.text.match(/https?:\/\/[^/\s]+(\/\S*[?]link=\S+)/)?.[1];
  return { ...found, path: path! };
}

test("a forgotten password: ask on a page, follow the link in the mail, set a new one, be signed in", async () => {
  const alice = await signUp(app, "alice");
  const phone = app.visitor();
  assertMatch(await html(phone.get("/sign-in")), /<a href="\/recovery">Forgot your password\?/);
  assertStringIncludes(await html(phone.get("/recovery")), 'action="/recovery"');
  const sent = await phone.follow(phone.post("/recovery", { email: alice.email.toUpperCase() }));
  assertStringIncludes(textOf(await sent.text()), "Check your email");
  const { path } = await letter("recovery", alice.email);

  const res = await phone.get(path);
  assertEquals(res.headers.get("cache-control"), "private, no-store");
  const page = await html(Promise.resolve(res));
  assertStringIncludes(textOf(page), alice.email);
  await html(phone.get(path), 200); // looking uses nothing up
  const link = new URL(path, app.origin).searchParams.get("link")!;
  const short = await html(phone.post("/recovery", { link, password: "x" }), 422);
  assertMatch(short, /id="field-password"[^>]*aria-invalid="true"/);
  await seeOther(phone.post("/recovery", { link, password: NEXT }), "/account");
  assertStringIncludes(textOf(await html(phone.get("/account"))), "Your password is changed");
  await seeOther(alice.get("/account"), "/sign-in?next=%2Faccount");

  const used = textOf(await html(app.visitor().get(path), 410));
  assertStringIncludes(used, "This link no longer works");
  assertStringIncludes(
    used,
    "It has been used, is more than 30 minutes old, or your password or address",
  );
  await html(app.visitor().post("/recovery", { link, password: NEXT }), 410);
  const told = await letter("password-changed", alice.email);
  assertEquals(told.subject, "Your password was changed");
});

test("the answer does not reveal which addresses have accounts", async () => {
  const alice = await signUp(app, "alice");
  const answers = await Promise.all([alice.email, "nobody@example.org"].map(async (email) => {
    const visitor = app.visitor();
    const res = await visitor.post("/recovery", { email });
    const page = await html(visitor.get(res.headers.get("location")!));
    const headers = [...res.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name));
    return { status: res.status, headers, words: textOf(page) };
  }));
  assertEquals(answers[0], answers[1]);
  await app.system.workers.relay.idle();
  assert(!app.system.mailer.sent()!.some(({ to }) => to === "nobody@example.org"));
  const wrong = await html(app.visitor().post("/recovery", { email: "nonsense" }), 422);
  assertMatch(wrong, /id="field-email"[^>]*aria-invalid="true"/);
  for (const email of ["", " ", "a"]) {
    const page = textOf(await html(app.visitor().post("/recovery", { email }), 422));
    assertStringIncludes(page, "Enter your email address");
  }
});

test("the answer is also true of the sixth request, for which no mail is sent", async () => {
  const { max, windowMs } = limits.recovery_account;
  assertEquals([max, windowMs, LINK_MS], [5, 30 * 60_000, 30 * 60_000], "as the page says");
  const page = textOf(await html(app.visitor().get("/recovery?sent=1")));
  assertStringIncludes(
    page,
    "If there is an account with this address, we email a link to it, at most five in half an hour.",
  );
});

test("a changed password is reported by mail, however it was changed", async () => {
  const alice = await signUp(app, "alice");
  const change = { current: PASSWORD, password: NEXT };
  await seeOther(alice.post("/account/password", change), "/account");
  const { text } = await letter("password-changed", alice.email);
  assertStringIncludes(text, `${app.origin}/recovery`);
  assert(!text.includes("link="));
});

test("changing the e-mail address needs the password and a yes from both addresses; the old one is notified", async () => {
  const bob = await signUp(app, "bob");
  const email = `new.${bob.email}`;
  assertStringIncludes(await html(bob.get("/account")), 'action="/account/email"');
  const wrong = await html(bob.post("/account/email", { email, current: "not it" }), 422);
  assertMatch(wrong, /id="field-current-new-email"[^>]*aria-invalid="true"/);
  await seeOther(bob.post("/account/email", { email, current: PASSWORD }), "/account");
  assertStringIncludes(
    textOf(await html(bob.get("/account"))),
    `Changing ${bob.email} to ${email}.`,
  );

  const [old, fresh] = [
    await letter("email-asked-old", bob.email),
    await letter("email-asked-new", email),
  ];
  const answer = (path: string, answer: string) => {
    const link = new URL(path, app.origin).searchParams.get("link")!;
    return app.visitor().post("/email-change", { link, answer });
  };
  // Opening the link answers nothing: mail scanners open links before people do.
  for (const { path } of [old, fresh]) {
    assertStringIncludes(textOf(await html(app.visitor().get(path))), `Changing ${bob.email} to`);
  }
  await seeOther(answer(fresh.path, "yes"), "/sign-in");
  assertStringIncludes(
    textOf(await html(bob.get("/account"))),
    "Your current address has not confirmed it yet",
  );
  await seeOther(answer(old.path, "yes"), "/sign-in");
  assertStringIncludes(textOf(await html(bob.get("/account"))), `Signed in as ${email}`);
  await seeOther(app.visitor().post("/sign-in", { email, password: PASSWORD }), "/");
  await html(answer(old.path, "no"), 410);
  const { text } = await letter("email-changed", bob.email);
  assertStringIncludes(text, email);
});

test("a link shows how it was answered, and accepts only yes or no", async () => {
  const bob = await signUp(app, "bob");
  const email = `next.${bob.email}`;
  await seeOther(bob.post("/account/email", { email, current: PASSWORD }), "/account");
  const { path } = await letter("email-asked-new", email);
  const link = new URL(path, app.origin).searchParams.get("link")!;
  const answers: Form[] = [{}, { answer: "" }, { answer: "maybe" }, { answer: "YES" }];
  for (const said of answers) {
    const page = await html(bob.post("/email-change", { link, ...said }), 422);
    assertStringIncludes(textOf(page), "Choose yes or no. Nothing has been changed yet.");
    assertMatch(page, /name="answer" value="yes"/);
  }
  await seeOther(bob.post("/email-change", { link, answer: "yes" }), "/account");
  const after = await html(bob.get(path));
  assertStringIncludes(textOf(after), `once ${bob.email} has confirmed it too`);
  assert(!/name="answer" value="yes"/.test(after));
  await seeOther(bob.post("/email-change", { link, answer: "no" }), "/account");
  const over = textOf(await html(bob.get(path), 410));
  assertStringIncludes(over, "This change was already answered, was cancelled");
});

test("of two people who want the same address, the later one is told that it is taken", async () => {
  const [bob, eve] = [await signUp(app, "bob"), await signUp(app, "eve")];
  const email = `wanted.${bob.email}`;
  const links = new Map<Person, Record<"old" | "new", string>>();
  for (const one of [bob, eve]) {
    await seeOther(one.post("/account/email", { email, current: PASSWORD }), "/account");
    const [old, fresh] = [
      await letter("email-asked-old", one.email),
      await letter("email-asked-new", email),
    ];
    links.set(one, { old: old.path, new: fresh.path });
  }
  const say = (one: Person, side: "old" | "new", answer = "yes") => {
    const link = new URL(links.get(one)![side], app.origin).searchParams.get("link")!;
    return one.post("/email-change", { link, answer });
  };
  await seeOther(say(eve, "new"), "/account");
  for (const side of ["old", "new"] as const) await seeOther(say(bob, side), "/account");
  const account = textOf(await html(eve.get("/account")));
  assertStringIncludes(account, `Your address stays ${eve.email}`);
  assert(!account.includes("has not confirmed it yet"));
  for (const answer of [eve.get(links.get(eve)!.old), say(eve, "old")]) {
    const page = textOf(await html(answer, 409));
    assertStringIncludes(page, "Another account now has the new address");
  }
  await seeOther(eve.post("/account/email/removal"), "/account");
  const later = textOf(await html(eve.get("/account")));
  assert(!later.includes("stays"));
});

test("the old address says no, or the owner does, and nothing changes", async () => {
  const bob = await signUp(app, "bob");
  const ask = () =>
    seeOther(
      bob.post("/account/email", { email: `other.${bob.email}`, current: PASSWORD }),
      "/account",
    );
  await ask();
  const { path } = await letter("email-asked-old", bob.email);
  const link = new URL(path, app.origin).searchParams.get("link")!;
  await seeOther(bob.post("/email-change", { link, answer: "no" }), "/account");
  assertStringIncludes(textOf(await html(bob.get("/account"))), "was not changed");
  await ask();
  await seeOther(bob.post("/account/email/removal"), "/account");
  assert(!textOf(await html(bob.get("/account"))).includes(`Changing ${bob.email}`));
});
