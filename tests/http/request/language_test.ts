/** The language of pages: how it is chosen, the switch, and complete translation. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { acceptedLanguage } from "#web/request/language.ts";
import { catalogues } from "#words/languages.ts";
import { startApp, test } from "../app.ts";
import type { Browser } from "../browser.ts";
import * as cast from "../cast.ts";
import { html, list, openCheckout, reserve, seeOther, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

function* textsOf(texts: unknown): Generator<string> {
  if (typeof texts === "string") yield texts;
  else for (const value of Object.values(texts as object)) yield* textsOf(value);
}
const french = new Set(textsOf(catalogues.fr));
/** Parts of English texts, between placeholders, that are long enough to be unmistakably English. */
const english = new Set(
  [...textsOf(catalogues.en)].filter((text) => !french.has(text))
    .flatMap((text) => text.split(/\{\w+\}/)).map((piece) => piece.trim())
    .filter((piece) => piece.includes(" ") && piece.length > 8),
);
const plain = (page: string) => textOf(page).replaceAll("&#x27;", "'");

/** Expects a page in French: no English text, and no placeholder left. */
async function inFrench(answer: Promise<Response>, status = 200): Promise<string> {
  const res = await answer;
  assertEquals(res.headers.get("content-language"), "fr");
  assertStringIncludes(res.headers.get("vary") ?? "", "Accept-Language, Cookie");
  const page = await html(Promise.resolve(res), status);
  assertStringIncludes(page, '<html lang="fr">');
  const text = plain(page);
  for (const piece of english) assert(!text.includes(piece), `"${piece}" in ${text}`);
  assert(!/\{\w+\}/.test(text), text);
  return text;
}

const speakFrench = async <B extends Browser>(browser: B): Promise<B> => {
  await seeOther(browser.post("/language", { language: "fr", next: "/sell" }), "/sell");
  return browser;
};

Deno.test("of the languages that a browser accepts, the supported one with the highest quality is used", () => {
  const cases: [header: string | null, language: string | null][] = [
    [null, null],
    ["", null],
    ["fr", "fr"],
    ["fr-CA,en;q=0.8", "fr"],
    ["en-US,en;q=0.9,fr;q=0.8", "en"],
    ["de-DE,de;q=0.9,FR;q=0.4,en;q=0.3", "fr"],
    ["en;q=0.5, fr;q=0.7", "fr"],
    ["fr;q=0, en;q=0.1", "en"],
    ["fr;q=0", null],
    ["fr;q=nonsense", null],
    ["fr ; Q=0.2 , en;q=0.1", "fr"],
    ["de, *;q=0.5", null],
    ["french, frx", null],
    [`${"de,".repeat(40)}fr`, null],
  ];
  for (const [header, language] of cases) {
    assertEquals(acceptedLanguage(header), language, `${header}`);
  }
});

test("a browser that prefers French gets French, and the switch takes precedence", async () => {
  const visitor = app.visitor();
  const french = { "accept-language": "fr-FR,fr;q=0.9,en;q=0.5" };
  assertStringIncludes(await inFrench(visitor.get("/", french)), "Des billets de concert");
  const english = await html(visitor.get("/"));
  assertStringIncludes(english, '<html lang="en">');
  await seeOther(visitor.post("/language", { language: "en", next: "/" }), "/");
  assertStringIncludes(await html(visitor.get("/", french)), "Concert tickets, from fan to fan");
});

test("the switch returns to the same page with its query, and never elsewhere", async () => {
  const visitor = app.visitor();
  const page = await html(visitor.get("/?q=owls&city=Lyon"));
  assertStringIncludes(page, 'name="next" value="/?q=owls&amp;city=Lyon"');
  const post = (next: string) => visitor.post("/language", { language: "fr", next });
  await seeOther(post("/?q=owls&city=Lyon"), "/?q=owls&city=Lyon");
  await seeOther(post("https://elsewhere.example/"), "/");
  await seeOther(post("//elsewhere.example/"), "/");
  await inFrench(visitor.get("/?q=owls&city=Lyon"));
});

test("after a refused form the switch leads to the page of the form, not to its address", async () => {
  const alice = await cast.signUp(app, "alice");
  const id = await list(alice);
  const bob = await cast.signUp(app, "bob");
  const referer = { referer: `${app.origin}/tickets/${id}` };
  const refused = await html(bob.post(`/tickets/${id}/withdrawal`, {}, referer), 403);
  assertStringIncludes(refused, `name="next" value="/tickets/${id}"`);
});

test("an unsupported language is refused, and nothing is changed", async () => {
  const visitor = app.visitor();
  await html(visitor.post("/language", { language: "xx", next: "/" }), 400);
  assertEquals(visitor.cookies.size, 0);
  const res = await app.fetch("/language", {
    method: "POST",
    headers: { origin: "https://elsewhere.example" },
    body: new URLSearchParams({ language: "fr" }),
  });
  assertEquals([res.status, res.headers.getSetCookie()], [403, []]);
  await res.body?.cancel();
});

test("the choice is kept for a year, in a cookie that scripts cannot read", async () => {
  const res = await app.visitor().post("/language", { language: "fr", next: "/" });
  assertEquals(res.headers.getSetCookie(), [
    "lang=fr; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
  ]);
});

test("French throughout: every page, its empty state, its errors and refusals", async () => {
  const visitor = await speakFrench(app.visitor());
  const alice = await speakFrench(await cast.signUp(app, "alice"));
  const bob = await speakFrench(await cast.signUp(app, "bob"));
  for (const path of ["/", "/?q=zzz", "/sign-in", "/sign-up", "/sign-in?next=%2Fsell"]) {
    await inFrench(visitor.get(path));
  }
  for (
    const path of ["/sales", "/orders", "/sell", "/account", "/mail", "/sign-out"]
  ) {
    await inFrench(alice.get(path));
  }
  const id = await list(alice, { section: "A" });
  const other = await list(alice);
  for (const who of [visitor, alice, bob]) await inFrench(who.get(`/tickets/${id}`));
  await inFrench(alice.get(`/tickets/${id}/edit`));
  await inFrench(alice.get("/sales"));
  assertStringIncludes(
    await inFrench(bob.post("/sign-in", { email: "no@example.org", password: "wrong" }), 401),
    "Adresse e-mail ou mot de passe incorrect",
  );
  await inFrench(bob.get("/not/there"), 404);
  await inFrench(bob.post(`/tickets/${id}/withdrawal`), 403);
  await inFrench(bob.get("/moderation"), 403);
  await inFrench(alice.post("/orders", { ticketId: id, price: "4550" }), 403);
  const orderId = await reserve(bob, id);
  assertStringIncludes(
    await inFrench(bob.get(`/orders/${orderId}`)),
    "Réservé jusqu’à 13:15:00, heure de Paris (15 min)",
  );
  await inFrench(bob.get("/orders"));
  await inFrench(alice.get(`/orders/${orderId}`));
  await inFrench(visitor.get(`/tickets/${id}`));
  await inFrench(alice.post(`/tickets/${id}/withdrawal`), 409);
  const checkout = await openCheckout(bob, orderId);
  await inFrench(bob.get(checkout));
  await seeOther(bob.post(checkout, { card: cast.CARDS.pays }), /payment$/);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  assertStringIncludes(await inFrench(bob.get(`/orders/${orderId}`)), "Le billet est à vous");
  await inFrench(bob.get(checkout));
  await inFrench(alice.get(`/tickets/${id}`));
  const lapsed = await reserve(bob, other);
  app.clock.forward(901);
  assertStringIncludes(await inFrench(bob.get(`/orders/${lapsed}`)), "Votre réservation a expiré");
  await inFrench(bob.post(`/orders/${lapsed}/payment`), 409);
  await seeOther(alice.post(`/tickets/${other}/withdrawal`), `/tickets/${other}`);
  assertStringIncludes(
    await inFrench(alice.get(`/tickets/${other}`)),
    "Votre billet est retiré de la vente",
  );
});

test("problems are shown in French at their fields, and in English to programs", async () => {
  const visitor = await speakFrench(app.visitor());
  assertStringIncludes(
    await inFrench(visitor.get("/?min=abc&from=2027-02-30&sort=best"), 422),
    "Saisissez un montant, comme 12,50, sans la devise",
  );
  const wrong = { name: "", email: "nobody", password: "short" };
  const page = await inFrench(visitor.post("/sign-up", wrong), 422);
  for (
    const said of [
      "Nom : Champ obligatoire",
      "Saisissez une adresse e-mail",
      "Au moins 10 caractères",
    ]
  ) {
    assertStringIncludes(page, said);
  }
  const alice = await speakFrench(await cast.signUp(app, "alice"));
  const form = cast.sellForm({
    title: "ab",
    venue: "",
    startsAt: "2027-03-28T02:30",
    price: "100",
    codeType: "code128",
    code: "é",
  });
  assertStringIncludes(
    await inFrench(alice.post("/sell", form), 422),
    "Les horloges avancent ce jour-là",
  );
  const dear = cast.sellForm({ price: "100" });
  assertStringIncludes(
    await inFrench(alice.post("/sell", dear), 422),
    "Ne peut pas dépasser 100 % de la valeur faciale (50,00 €)",
  );
  const passwords = { current: "not mine at all", password: "another password" };
  await inFrench(alice.post("/account/password", passwords), 422);
  await inFrench(alice.post("/account/name", { name: "" }), 422);
  const refused = await cast.problem(
    alice.call("POST", "/api/tickets", { title: "a" }, { "accept-language": "fr" }),
    422,
    "invalid",
  );
  const title = refused.errors!.find(({ path }) => path === "title");
  assertEquals(title?.message, "Use at least 2 characters");
});

test("moderators read French too", async () => {
  const alice = await cast.signUp(app, "alice");
  const id = await list(alice);
  const judy = await speakFrench(await cast.signUpModerator(app, "judy"));
  await inFrench(judy.get("/moderation"));
  await inFrench(judy.get(`/tickets/${id}`));
});

test("mails are in the language that the recipient chose", async () => {
  const alice = await cast.signUp(app, "alice");
  const visitor = await speakFrench(app.visitor());
  const email = "zoe@example.org";
  const password = cast.PASSWORD;
  await seeOther(visitor.post("/sign-up", { name: "Zoé", email, password }), "/");
  const first = await cast.buy(visitor, await list(alice));
  const mailTo = async (address: string, order: string) => {
    await app.system.workers.relay.idle();
    return app.system.mailer.sent()!.find((mail) =>
      mail.to === address && mail.text.includes(order)
    );
  };
  const bought = (await mailTo(email, first))!;
  assertEquals(bought.subject, "Votre billet pour The Night Owls");
  assertStringIncludes(bought.text, "Bonjour Zoé,");
  assertStringIncludes(bought.text, "sam. 1er mai 2027, 20:00, heure de Paris");
  assertStringIncludes(bought.html, '<html lang="fr">');
  const sold = (await mailTo(alice.email, first))!;
  assertEquals(sold.subject, "Sold: The Night Owls");
  await seeOther(visitor.post("/language", { language: "en", next: "/" }), "/");
  const second = await cast.buy(visitor, await list(alice));
  assertEquals((await mailTo(email, second))!.subject, "Your ticket for The Night Owls");
});
