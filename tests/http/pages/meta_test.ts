import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { concerts } from "#domain/concerts/concert.ts";
import { startApp, test } from "../app.ts";
import { buy, concertOf, html, list, NASTY, reserve, seeOther, sellForm, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** The metadata in a page's head, by name or property, and its links by relation. */
function headOf(page: string) {
  const head = page.slice(0, page.indexOf("</head>"));
  const text = (raw: string) =>
    raw.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  const metas = new Map<string, string>();
  for (
    const [, name, content] of head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)
  ) {
    assert(!metas.has(name) || name === "theme-color", `${name} is said twice`);
    metas.set(name, text(content));
  }
  const data = [...head.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  assert(data.length < 2);
  return {
    metas,
    title: text(/<title>([^<]*)<\/title>/.exec(head)![1]),
    canonical: /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1].replaceAll("&amp;", "&"),
    // deno-lint-ignore no-explicit-any
    about: data[0] && JSON.parse(data[0][1]) as any,
  };
}
const head = async (path: string) => headOf(await html(app.fetch(path)));

test("a ticket's page describes it to people, to sites that link to it, and to machines", async () => {
  const id = await list(await signUp(app, "alice"), {
    title: "Ninth Tram Home",
    venue: "Zénith",
    city: "Paris",
    timeZone: "Europe/Paris",
    startsAt: "2027-07-01T20:00",
    price: "45.50",
  });
  const { metas, title, canonical, about } = await head(`/tickets/${id}`);
  const url = `${app.origin}/tickets/${id}`;
  assertEquals(title, "Ninth Tram Home · Ticketing");
  assertEquals(canonical, url);
  assertEquals(metas.get("robots"), "all");
  for (const part of ["Ninth Tram Home", "Jul 1, 2027, 20:00", "Zénith, Paris", "€45.50"]) {
    assertStringIncludes(metas.get("description")!, part);
  }
  assertEquals(metas.get("og:title"), "Ninth Tram Home");
  assertEquals(metas.get("og:url"), url);
  assertEquals(metas.get("og:description"), metas.get("description"));
  assertEquals(metas.get("twitter:card"), "summary_large_image");
  const image = metas.get("og:image")!;
  assert(image.startsWith(`${app.origin}/cards/${await concertOf(app, id)}-`), image);
  const card = await app.fetch(new URL(image).pathname, { method: "HEAD" });
  assertEquals([card.status, card.headers.get("content-type")], [200, "image/png"]);
  const { offers, ...event } = about;
  assertEquals(event, {
    "@context": "https://schema.org",
    "@type": "Event",
    name: "Ninth Tram Home",
    startDate: "2027-07-01T20:00:00+02:00",
    eventStatus: "https://schema.org/EventScheduled",
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    location: {
      "@type": "Place",
      name: "Zénith",
      address: { "@type": "PostalAddress", addressLocality: "Paris", addressCountry: "FR" },
    },
    image: [image],
  });
  assertMatch(offers.validFrom, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  assertEquals({ ...offers, validFrom: "" }, {
    "@type": "Offer",
    url,
    price: "45.50",
    priceCurrency: "EUR",
    availability: "https://schema.org/InStock",
    validFrom: "",
    validThrough: "2027-07-01T20:00:00+02:00",
    seller: { "@type": "Person", name: "alice" },
  });
});

test("the JSON-LD offer follows the ticket: held, available again, sold; a ticket that is gone is noindex", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice);
  const state = async () => {
    const { about, metas, canonical } = await head(`/tickets/${id}`);
    const availability = about.offers.availability.replace("https://schema.org/", "");
    return [availability, metas.get("robots"), canonical !== undefined];
  };
  assertEquals(await state(), ["InStock", "all", true]);
  await reserve(bob, id);
  assertEquals(await state(), ["Reserved", "all", true]);
  app.clock.forward(app.system.config.orderExpirationSeconds);
  assertEquals(await state(), ["InStock", "all", true]);
  await buy(await signUp(app, "carol"), id);
  assertEquals(await state(), ["SoldOut", "noindex, follow", false]);
});

test("a concert's page tells machines what is on offer, and when it was moved or cancelled", async () => {
  const alice = await signUp(app, "alice");
  const words = { title: "Offered twice", city: "Paris", startsAt: "2027-07-01T20:00" };
  const ticketId = await list(alice, { ...words, price: "45.50" });
  await list(alice, { ...words, price: "30" });
  const id = await concertOf(app, ticketId);
  const { metas, title, canonical, about } = await head(`/concerts/${id}?quantity=1`);
  const url = `${app.origin}/concerts/${id}`;
  assertEquals([title, canonical, metas.get("robots")], ["Offered twice · Ticketing", url, "all"]);
  for (const part of ["Offered twice", "Jul 1, 2027, 20:00", "Hall, Paris", "from €30.00"]) {
    assertStringIncludes(metas.get("description")!, part);
  }
  assert(metas.get("og:image")!.startsWith(`${app.origin}/cards/${id}-`));
  assertEquals(about["@type"], "Event");
  assertEquals(about.eventStatus, "https://schema.org/EventScheduled");
  assertEquals(about.location.address.addressCountry, "FR");
  assertEquals(about.offers, {
    "@type": "AggregateOffer",
    url,
    availability: "https://schema.org/InStock",
    offerCount: 2,
    lowPrice: "30.00",
    highPrice: "45.50",
    priceCurrency: "EUR",
    validThrough: "2027-07-01T20:00:00+02:00",
  });
  const change = (fields: Record<string, unknown>) =>
    app.system.store.transact(async (tx) => {
      tx.put(concerts, { ...(await tx.get(concerts, id))!, ...fields });
    });
  await change({ startsAt: Date.UTC(2027, 6, 3, 18), movedFrom: Date.UTC(2027, 6, 1, 18) });
  const moved = (await head(`/concerts/${id}`)).about;
  assertEquals(
    [moved.eventStatus, moved.startDate, moved.previousStartDate],
    [
      "https://schema.org/EventRescheduled",
      "2027-07-03T20:00:00+02:00",
      "2027-07-01T20:00:00+02:00",
    ],
  );
  await change({ status: "cancelled" });
  const cancelled = await head(`/concerts/${id}`);
  assertEquals(cancelled.about.eventStatus, "https://schema.org/EventCancelled");
  assertEquals([cancelled.about.offers, cancelled.canonical], [undefined, undefined]);
  assertStringIncludes(cancelled.metas.get("description")!, "this concert is cancelled");
});

test("no title can break out of the JSON-LD", async () => {
  const evil = `</script><script>alert(1)</script><!-- $& $' "`;
  const alice = await signUp(app, "alice");
  for (const title of [evil, NASTY]) {
    const id = await list(alice, { title, venue: title.slice(0, 60), city: title.slice(0, 60) });
    for (const path of [`/tickets/${id}`, `/concerts/${await concertOf(app, id)}`]) {
      const page = await html(app.fetch(path));
      assert(!page.includes("<script>alert"), "as a script");
      assert(!page.includes("<!-- $&"), "as a comment");
      const { about, metas } = headOf(page);
      assertEquals(about.name, title);
      assertEquals(metas.get("og:title"), title);
    }
  }
});

test("the home page and each city have one canonical address; other filters have none", async () => {
  await list(await signUp(app, "alice"), { city: "Zürich" });
  app.clock.forward(10); // cities are looked up every few seconds
  const home = await head("/");
  assertEquals([home.canonical, home.metas.get("robots")], [`${app.origin}/`, "all"]);
  assertEquals(home.about["@type"], "WebSite");
  assertEquals(
    home.about.potentialAction.target.urlTemplate,
    `${app.origin}/?q={search_term_string}`,
  );
  assertEquals((await head("/cities")).canonical, `${app.origin}/cities`);
  assertEquals((await head("/?utm_source=x&q=&city=")).canonical, `${app.origin}/`);
  for (const path of ["/?city=Z%C3%BCrich", "/?city=zurich&q=&utm_source=x"]) {
    const city = await head(path);
    assertEquals(city.canonical, `${app.origin}/?city=Z%C3%BCrich`);
    assertEquals(city.metas.get("robots"), "all");
    assertStringIncludes(city.metas.get("description")!, "Zürich");
  }
  for (const path of ["/?q=owls", "/?city=Nowhere", "/?city=Zürich&sort=price", "/?max=50"]) {
    const other = await head(path);
    assertEquals(
      [other.canonical, other.metas.get("robots")],
      [undefined, "noindex, follow"],
      path,
    );
  }
});

test("private pages and errors are noindex, but have a description", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await reserve(bob, await list(alice));
  const pages: [Promise<string>, string][] = [
    [html(app.fetch("/sign-in")), "/sign-in"],
    [html(app.fetch("/sign-up")), "/sign-up"],
    [html(app.fetch("/nowhere"), 404), "/nowhere"],
    [html(alice.get("/sell")), "/sell"],
    [html(alice.get("/sales")), "/sales"],
    [html(alice.get("/account")), "/account"],
    [html(bob.get("/orders")), "/orders"],
    [html(bob.get(`/orders/${orderId}`)), "an order"],
  ];
  for (const [page, name] of pages) {
    const { metas, title, canonical, about } = headOf(await page);
    assertEquals([metas.get("robots"), canonical, about], ["noindex", undefined, undefined], name);
    assert(metas.get("description"), name);
    assert(title.endsWith(" · Ticketing"), `${name}: ${title}`);
    assertEquals(metas.get("og:title"), undefined, name);
  }
});

test("a withdrawn ticket is noindex, and its offer is discontinued", async () => {
  const alice = await signUp(app, "alice");
  const form = sellForm({ title: "Taken back" });
  const id = (await seeOther(alice.post("/sell", form), /^\/tickets\//)).split("/")[2];
  await seeOther(alice.post(`/tickets/${id}/withdrawal`), /./);
  const { metas, about } = headOf(await html(alice.get(`/tickets/${id}`)));
  assertEquals(metas.get("robots"), "noindex, follow");
  assertEquals(about.offers.availability, "https://schema.org/Discontinued");
});
