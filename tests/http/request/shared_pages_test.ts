/** People who are signed in share pages that say nothing of their own, and never see anything of each other. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import {
  concertOf as idOfConcert,
  html,
  list,
  type Person,
  reserve,
  signUp,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const concertOf = async (ticketId: string) => `/concerts/${await idOfConcert(app, ticketId)}`;
const cookieOf = ({ cookies }: Person) => [...cookies].map((pair) => pair.join("=")).join("; ");

/** Rows that were read for a page, while nothing else reads. */
async function rowsRead(ask: () => Promise<Response>): Promise<number> {
  await app.system.workers.offerings.idle();
  const before = app.system.store.stats.rowsRead;
  await html(ask());
  return app.system.store.stats.rowsRead - before;
}

test("two people who ask at once for a page without anything of theirs share one rendering", async () => {
  const concert = await concertOf(await list(await signUp(app, "alice")));
  const [ann, ben] = [await signUp(app, "Annabella"), await signUp(app, "Benvenuto")];
  for (const path of ["/", concert, "/cities"]) {
    app.clock.forward(2);
    const [one, other] = await Promise.all([html(ann.get(path)), html(ben.get(path))]);
    assertEquals(one, other, path); // its nonce included, so it was rendered once
    assertStringIncludes(one, 'href="/account"');
    for (const name of ["Annabella", "Benvenuto", ann.userId, ben.userId]) {
      assert(!one.includes(name), name);
    }
    const visitors = await html(app.fetch(path));
    assert(!visitors.includes('href="/account"'), path);
  }
});

test("nothing of one person reaches another one who asks at the same time", async () => {
  const alice = await signUp(app, "alice");
  const ticketId = await list(alice, { title: "Two at once" });
  const concert = await concertOf(ticketId);
  const bob = await signUp(app, "bob");
  const orderId = await reserve(bob, ticketId);
  const others = [await signUp(app, "carol"), await signUp(app, "dave")];
  for (const path of ["/", concert]) {
    for (let round = 0; round < 6; round++) {
      if (round % 2 === 0) app.clock.forward(2);
      // Each of them is the first one to ask once.
      const people = [alice, bob, ...others];
      const asked = [...people.slice(round % 4), ...people.slice(0, round % 4)];
      const pages = await Promise.all(asked.map((who) => html(who.get(path))));
      asked.forEach((who, i) => {
        const text = textOf(pages[i]);
        assertEquals(pages[i].includes(orderId), who === bob, `bob's hold, round ${round}`);
        const own = path === concert && who === alice;
        assertEquals(text.includes("Your offer"), own, `alice's own offer, round ${round}`);
      });
      assert(!(await html(app.fetch(path))).includes(orderId));
    }
  }
});

test("who has signed out gets the page of visitors, and a notice is shown to one person alone", async () => {
  const [ann, ben] = [await signUp(app, "ann"), await signUp(app, "ben")];
  await Promise.all([html(ann.get("/")), html(ben.get("/"))]);
  const cookie = cookieOf(ann);
  const notice = { headers: { cookie: `${cookie}; notice=saved` } };
  const told = textOf(await html(app.fetch("/", notice)));
  assert(told !== textOf(await html(ann.get("/"))), "the notice is shown");
  assertEquals(textOf(await html(ben.get("/"))), textOf(await html(ann.get("/"))));
  await ann.post("/sign-out", {});
  const after = await html(app.fetch("/", { headers: { cookie } }));
  assert(!after.includes('href="/account"'));
});

test("a commit makes stale only the pages that show what it changes", async () => {
  const alice = await signUp(app, "alice");
  const ticketId = await list(alice, { title: "This one" });
  const [one, other] = [
    await concertOf(ticketId),
    await concertOf(await list(alice, { title: "Another one" })),
  ];
  const [bob, carol] = [await signUp(app, "bob"), await signUp(app, "carol")];
  app.clock.forward(2);
  for (const path of [one, other]) {
    await html(app.fetch(path));
    await html(bob.get(path));
  }
  await reserve(carol, ticketId);
  for (const [path, isStale] of [[one, true], [other, false]] as const) {
    assertEquals(await rowsRead(() => app.fetch(path)) > 0, isStale, `visitors, ${path}`);
  }
  assertStringIncludes(textOf(await html(bob.get(one))), "All tickets are held");
});
