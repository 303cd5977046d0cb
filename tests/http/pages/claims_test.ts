/** The pages of a claim, through the forms: what is covered, the claim, the answer, the decision, the evidence. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { ANSWER_MS } from "#domain/claims/claim.ts";
import { LYON, pngWith } from "../../claims/pictures.ts";
import { startApp, test } from "../app.ts";
import {
  buy,
  html,
  json,
  list,
  NASTY,
  type Person,
  problem,
  seeOther,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
// The concerts are in May; who signs in now is still signed in then.
app.clock.at = Date.UTC(2027, 3, 30);
Deno.test.afterAll(() => app.stop());

let nights = 0;

/** Bob has bought a ticket of Alice's. `begin`: the concert begins. */
async function sale() {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mona = await signUpModerator(app, "mona");
  const day = new Date(Date.UTC(2027, 4, 5 * nights++ + 1)).toISOString().slice(0, 10);
  const startsAt = `${day}T20:00`;
  const ticketId = await list(alice, { startsAt });
  const orderId = await buy(bob, ticketId);
  const { snapshot } = await json(bob.get(`/api/orders/${orderId}`));
  const begin = () => app.clock.at = Date.parse(snapshot.startsAt) + 60_000;
  return { alice, bob, mona, startsAt, ticketId, orderId, begin };
}

/** Posts a form with files, as a browser does. */
function send(who: Person, path: string, texts: Record<string, string>, files: Uint8Array[] = []) {
  const body = new FormData();
  for (const [name, text] of Object.entries(texts)) body.append(name, text);
  for (const file of files) body.append("picture", new Blob([new Uint8Array(file)]), "door.png");
  // What browsers send for an input without a chosen file.
  if (files.length === 0) body.append("picture", new Blob([]), "");
  return who.request(path, { method: "POST", body, headers: { origin: app.origin } });
}

const CLAIM = { kind: "not_let_in", text: "The code was used already." };

/** What was posted in letters to somebody, subjects only. */
async function subjects(to: Person): Promise<string[]> {
  await app.system.workers.relay.idle();
  const page = await (await app.fetch("/mail")).text();
  return [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>|<li[^>]*>(.*?)<\/li>/gs)]
    .map(([row]) => row).filter((row) => row.includes(to.email));
}

test("before buying, and on the order, the page says exactly what is covered and until when", async () => {
  const { alice, bob, ticketId, orderId, begin } = await sale();
  const other = await list(alice);
  assertStringIncludes(await html(app.fetch(`/tickets/${other}`)), "Not let in? Tell us until");
  assert(!(await html(app.fetch(`/tickets/${ticketId}`))).includes("Not let in? Tell us until"));
  const order = await html(bob.get(`/orders/${orderId}`));
  assertStringIncludes(order, `href="/orders/${orderId}/claim"`);
  const before = await html(bob.get(`/orders/${orderId}/claim`));
  assertStringIncludes(before, "€45.50");
  assertStringIncludes(before, "The seller is not paid before that time has passed.");
  assertStringIncludes(before, "The concert has not begun yet.");
  assert(!before.includes("<textarea"));
  begin();
  assertStringIncludes(await html(bob.get(`/orders/${orderId}/claim`)), "<textarea");
  assert(!(await html(alice.get(`/orders/${orderId}/claim`))).includes("<textarea"));
  app.clock.forward(172_800);
  const after = await html(bob.get(`/orders/${orderId}/claim`));
  assertStringIncludes(after, "so nothing can be claimed any more");
  assert(!after.includes("<textarea"));
  await html(
    app.visitor().get(`/orders/${orderId}/claim`).then(async (res) => {
      assertEquals(res.status, 303);
      await res.body?.cancel();
      return await bob.get(`/orders/${orderId}/claim`);
    }),
  );
});

test("a buyer claims with pictures, the seller answers, a moderator decides, and everybody reads it", async () => {
  const { alice, bob, mona, orderId, begin } = await sale();
  const at = `/orders/${orderId}/claim`;
  begin();
  const pictures = [pngWith({ secrets: [LYON] }), pngWith({})];
  await seeOther(send(bob, at, { ...CLAIM, text: NASTY }, pictures), at);
  const own = await html(bob.get(at));
  assertStringIncludes(own, "Waiting for the seller's answer");
  assertStringIncludes(own, "&lt;b>");
  assertEquals(own.match(/<img src="\/api\/claims\//g)?.length, 2);
  assertStringIncludes(await html(bob.get(`/orders/${orderId}`)), "View your claim");
  assertStringIncludes(await html(alice.get("/sales")), `href="${at}"`);

  assertStringIncludes(own, "Your claim");
  assertStringIncludes(own, "What you reported");
  assertStringIncludes(own, "I was not let in");
  for (
    const [page, label] of [[`/orders/${orderId}`, "Answer the claim"], [
      "/sales",
      "Answer the claim",
    ]]
  ) {
    assertStringIncludes(textOf(await html(alice.get(page))), label);
  }
  const hers = await html(alice.get(at));
  assertStringIncludes(hers, "Waiting for your answer");
  assertStringIncludes(hers, "Your €45.50 is on hold");
  assertStringIncludes(hers, "Your answer");
  await html(alice.post(`${at}/answer`, { text: " " }), 422);
  await seeOther(alice.post(`${at}/answer`, { text: "I sold it once." }), at);
  assertStringIncludes(await html(bob.get(at)), "I sold it once.");
  await html(alice.post(`${at}/answer`, { text: "Again" }), 409);
  assertStringIncludes(textOf(await html(alice.get("/sales"))), "View the claim");
  assertStringIncludes(await html(mona.get(`/orders/${orderId}`)), "Decide about the claim");

  await seeOther(mona.get(at), `/moderation/claims/${orderId}`);
  assertStringIncludes(await html(mona.get("/moderation/claims")), `/moderation/claims/${orderId}`);
  const verdict = `/moderation/claims/${orderId}/verdict`;
  await html(mona.post(verdict, { outcome: "", reason: "" }), 422);
  await seeOther(
    mona.post(verdict, { outcome: "upheld", reason: "It was sold elsewhere" }),
    `/moderation/claims/${orderId}`,
  );
  for (const who of [alice, bob]) {
    assertStringIncludes(await html(who.get(at)), "It was sold elsewhere");
  }
  await app.system.workers.relay.idle();
  assertStringIncludes(await html(bob.get(at)), "€45.50 was refunded to you.");
  assertStringIncludes(await html(mona.get("/moderation/claims/decided")), orderId);
  assert(!(await html(mona.get(`/orders/${orderId}`))).includes("Decide about the claim"));
  assert(!(await html(mona.get("/moderation/claims"))).includes(orderId));
  const [toBob, toAlice] = [await subjects(bob), await subjects(alice)];
  const having = (rows: string[], subject: string) =>
    rows.filter((row) => row.includes(subject)).length;
  assertEquals(
    [
      having(toBob, "The seller has answered"),
      having(toBob, "Your claim is decided:"),
      having(toBob, "Refund"),
    ],
    [1, 1, 0],
  );
  assertEquals(
    [having(toAlice, "The buyer has a problem"), having(toAlice, "The buyer's claim is decided:")],
    [1, 1],
  );
  assertEquals(having(toAlice, "Sale reversed"), 0);
});

test("where there is no claim, the seller reads about their own sale and money, and nothing of the buyer's", async () => {
  const { alice, bob, orderId, begin } = await sale();
  const at = `/orders/${orderId}/claim`;
  const before = textOf(await html(alice.get(at)));
  assertStringIncludes(before, "No claim about your sale");
  assertStringIncludes(before, "The buyer can report a problem from");
  assertStringIncludes(before, "You can answer here, and a moderator decides.");
  assertStringIncludes(before, "We send you €45.50 on");
  begin();
  assertStringIncludes(textOf(await html(alice.get(at))), "and has not reported one so far");
  app.clock.forward(172_800);
  const over = textOf(await html(alice.get(at)));
  assertStringIncludes(over, "and did not");
  const his = textOf(await html(bob.get(at)));
  assertStringIncludes(his, "so nothing can be claimed any more");
  assert(!his.includes("tell us here"), his);
  for (const page of [before, over]) {
    assert(!/you get back|tell us|if this ticket|come back here/i.test(page), page);
  }
});

test("the history of the order tells both sides of the claim, each as what they did or the other did", async () => {
  const { alice, bob, mona, orderId, begin } = await sale();
  const at = `/orders/${orderId}/claim`;
  begin();
  const ofOrder = async (who: Person) => textOf(await html(who.get(`/orders/${orderId}`)));
  await seeOther(send(bob, at, CLAIM), at);
  const ahead = await ofOrder(alice);
  assertStringIncludes(ahead, "Waiting for your answer");
  assertStringIncludes(
    ahead,
    "Then a moderator can decide for the buyer even without your answer.",
  );
  await seeOther(alice.post(`${at}/answer`, { text: "I sold it once." }), at);
  await seeOther(bob.post(`${at}/withdrawal`), at);
  const told: [Person, string[]][] = [
    [bob, [
      "You reported a problem.",
      "The seller answered your claim.",
      "You withdrew your claim.",
    ]],
    [alice, [
      "The buyer reported a problem.",
      "You answered the buyer's claim.",
      "The buyer withdrew the claim.",
    ]],
    [mona, [
      "The buyer reported a problem.",
      "The seller answered the claim.",
      "The buyer withdrew the claim.",
    ]],
  ];
  for (const [who, lines] of told) {
    const page = await ofOrder(who);
    for (const line of lines) assertEquals(page.split(line).length, 2, `${line}\n${page}`);
    assert(!page.includes("Taken back"), page);
  }
  assertStringIncludes(await ofOrder(bob), "You withdrew the claim");
  assertStringIncludes(await ofOrder(mona), "The buyer withdrew the claim");
});

test("a moderator sees what became of the other claims of this buyer, and about this seller", async () => {
  const { alice, bob, mona, startsAt, orderId, begin } = await sale();
  const other = await buy(bob, await list(alice, { startsAt }));
  begin();
  await seeOther(send(bob, `/orders/${orderId}/claim`, CLAIM), /claim$/);
  const record = async () => {
    const page = textOf(await html(mona.get(`/moderation/claims/${orderId}`)));
    return /Of this buyer (.*) About this seller's sales (.*) Latest claims/.exec(page)?.slice(1);
  };
  assertEquals(await record(), ["None", "None"]);
  await seeOther(send(bob, `/orders/${other}/claim`, CLAIM), /claim$/);
  await seeOther(bob.post(`/orders/${other}/claim/withdrawal`), /claim$/);
  const line = "Undecided: 0 · for the buyer: 0 · for the seller: 0 · withdrawn: 1 · " +
    "closed by a refund or a bank: 0";
  assertEquals(await record(), [line, line]);
});

test("a form that is refused keeps what was entered, and names the picture that is none", async () => {
  const { bob, orderId, begin } = await sale();
  const at = `/orders/${orderId}/claim`;
  begin();
  const page = new TextEncoder().encode("<html>");
  const refused = await html(send(bob, at, { kind: "", text: "They laughed." }, [page]), 422);
  assertStringIncludes(refused, "They laughed.");
  assertStringIncludes(refused, "This is no JPEG, PNG or WebP picture that we can read");
  assertMatch(refused, /id="field-kind"[^>]*aria-invalid="true"/);
  await problem(bob.get(`/api/claims/${orderId}`), 404, "not_found");
  await html(send(bob, at, CLAIM, [1, 2, 3, 4].map(() => pngWith({}))), 422);
  await seeOther(send(bob, at, CLAIM), at);
  await html(send(bob, `${at}/pictures`, {}), 422);
  await seeOther(send(bob, `${at}/pictures`, {}, [pngWith({})]), at);
  await seeOther(bob.post(`${at}/withdrawal`), at);
  assertStringIncludes(await html(bob.get(at)), "You withdrew the claim");
  await html(send(bob, `${at}/pictures`, {}, [pngWith({})]), 409);
});

test("who claims again reads that there is a claim, and only what is kept is confirmed", async () => {
  const { bob, orderId, begin } = await sale();
  const at = `/orders/${orderId}/claim`;
  begin();
  const claim = async (text: string) => {
    await seeOther(send(bob, at, { ...CLAIM, text }), at);
    const page = textOf(await html(bob.get(at)));
    return ["We have your claim", "You had reported a problem before"]
      .filter((title) => page.includes(title));
  };
  assertEquals(await claim("They laughed."), ["We have your claim"]);
  assertEquals(await claim("They laughed."), ["We have your claim"], "a form sent twice");
  assertEquals(await claim("They cried."), ["You had reported a problem before"]);
  assertStringIncludes(await html(bob.get(at)), "They laughed.");
  await seeOther(bob.post(`${at}/withdrawal`), at);
  assertEquals(await claim("They laughed."), ["You had reported a problem before"]);
});

test("a decision for the buyer waits for the seller, and the case says until when", async () => {
  const { bob, mona, orderId, begin } = await sale();
  begin();
  await seeOther(send(bob, `/orders/${orderId}/claim`, CLAIM), /claim$/);
  const path = `/moderation/claims/${orderId}`;
  assertStringIncludes(
    await html(mona.get(path)),
    "you can decide for the buyer only once the seller has answered",
  );
  const uphold = () => mona.post(`${path}/verdict`, { outcome: "upheld", reason: "No answer" });
  assertStringIncludes(await html(uphold(), 409), "The seller still has time to answer");
  app.clock.at += ANSWER_MS;
  assert(!(await html(mona.get(path))).includes("only once the seller has answered"));
  await seeOther(uphold(), path);
});

test("the evidence is one file that needs nothing else, downloaded by moderators only", async () => {
  const { alice, bob, mona, orderId, begin } = await sale();
  begin();
  await seeOther(
    send(bob, `/orders/${orderId}/claim`, { ...CLAIM, text: NASTY }, [pngWith({})]),
    /claim$/,
  );
  await html(bob.get(`/orders/${orderId}`));
  await app.system.workers.relay.idle();
  const path = `/moderation/claims/${orderId}/evidence`;
  for (const who of [alice, bob]) await html(who.get(path), 403);
  const res = await mona.get(path);
  assertEquals(res.status, 200);
  assertMatch(res.headers.get("content-disposition") ?? "", /^attachment; filename="evidence-/);
  assertMatch(res.headers.get("content-security-policy") ?? "", /sandbox/);
  const file = await res.text();
  for (const part of [orderId, "The Night Owls", "alice", "bob", "&lt;b>", "€45.50"]) {
    assertStringIncludes(file, part);
  }
  assertStringIncludes(file, "Your ticket for");
  assertMatch(file, /\d\d:\d\d, to the buyer, [^<]*bob[^<]*@/);
  assertStringIncludes(file, "The buyer has a problem: The Night Owls");
  assert(!file.includes(alice.email), "the seller's address is nobody's business");
  assertMatch(file, /: the buyer first opened the barcode on [-\d :]+, on the order's page\./);
  assertMatch(file, /: made\. Number \w+, at the test payments of this site: /);
  assertStringIncludes(file, `src="data:image/png;base64,`);
  assert(!/(?:src|href)="(?!data:)/.test(file), "it refers to something outside");
  assert(!file.includes("<script"));
});

test("who is not concerned finds no claim, and a moderator decides nothing about their own order", async () => {
  const { alice, bob, orderId, begin } = await sale();
  begin();
  await seeOther(send(bob, `/orders/${orderId}/claim`, CLAIM), /claim$/);
  const carol = await signUp(app, "carol");
  await html(carol.get(`/orders/${orderId}/claim`), 404);
  await html(carol.get(`/moderation/claims/${orderId}`), 404);
  await html(carol.get("/moderation/claims"), 403);
  await html(alice.get(`/moderation/claims/${orderId}`), 403);
});
