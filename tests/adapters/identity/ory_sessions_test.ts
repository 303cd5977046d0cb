/** Look-ups of sessions at Kratos: how often, how long answers are cached, and which user they belong to. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { KEPT_MS, MAX_KEPT, OUT_MS } from "#adapters/identity/ory/sessions.ts";
import { IdentityUnavailable } from "#domain/ports/identity.ts";
import { users } from "#domain/users/user.ts";
import { request, scene, sessionOf, TOKEN } from "./ory_help.ts";

const refusal = (status: number, id?: string) => () => Response.json({ error: { id } }, { status });

scene("concurrent requests share one look-up, whose answer is cached", async (scene) => {
  scene.answer = () => Response.json(sessionOf());
  const asks = Array.from({ length: 20 }, () => scene.identity.signedIn(TOKEN));
  const found = await Promise.all(asks);
  assertEquals(new Set(found.map((who) => who?.user.id)), new Set(["ann-1"]));
  assertEquals(scene.asked.length, 1);
  assertEquals(scene.asked[0].headers.get("cookie"), `ory_kratos_session=${TOKEN}`);
  scene.bench.clock.pass(KEPT_MS - 1);
  await scene.identity.signedIn(TOKEN);
  assertEquals(scene.asked.length, 1);
  scene.answer = refusal(401);
  scene.bench.clock.pass(1);
  assertEquals(await scene.identity.signedIn(TOKEN), null, "the session was ended elsewhere");
});

scene("texts that cannot be tokens are refused without a look-up", async (scene) => {
  for (
    const token of ["", "x", "a b", "x".repeat(3_000), `${TOKEN}; other=1`, `${TOKEN}\r\nx: y`]
  ) {
    assertEquals(await scene.identity.signedIn(token), null, token.slice(0, 50));
  }
  assertEquals(scene.asked, []);
});

scene("the number of cached tokens is bounded", async (scene) => {
  scene.answer = refusal(401);
  const token = (n: number) => `${TOKEN}${n}`;
  for (let from = 0; from <= MAX_KEPT; from += 500) {
    const some = Array.from({ length: 500 }, (_, n) => scene.identity.signedIn(token(from + n)));
    await Promise.all(some);
  }
  const before = scene.asked.length;
  await scene.identity.signedIn(token(MAX_KEPT));
  assertEquals(scene.asked.length, before, "the newest is cached");
  await scene.identity.signedIn(token(0));
  assertEquals(scene.asked.length, before + 1, "the oldest is not");
});

scene(
  "an unexpected answer is an outage: nobody counts as signed out or as somebody else",
  async (scene) => {
    const faults = [
      () => new Response("down", { status: 500 }),
      () => new Response("<html>", { status: 200 }),
      () => Response.json({ id: "s-1" }),
      () => new Response(null, { status: 303, headers: { location: "http://127.0.0.1:1/" } }),
      refusal(429),
      refusal(400),
    ];
    for (const [n, fault] of faults.entries()) {
      scene.answer = fault;
      await assertRejects(() => scene.identity.signedIn(`${TOKEN}${n}`), IdentityUnavailable);
    }
  },
);

scene(
  "during an outage Kratos is not asked by every request, and recovery is noticed soon",
  async (scene) => {
    scene.answer = () => new Response(null, { status: 503 });
    for (let n = 0; n < 5; n++) {
      await assertRejects(() => scene.identity.signedIn(TOKEN), IdentityUnavailable);
    }
    assertEquals(scene.asked.length, 1);
    scene.answer = () => Response.json(sessionOf());
    scene.bench.clock.pass(OUT_MS);
    assertEquals((await scene.identity.signedIn(TOKEN))?.user.name, "Ann");
  },
);

scene(
  "a session is valid only once its second factor is given",
  async (scene) => {
    scene.answer = refusal(403, "session_aal2_required");
    assertEquals(await scene.identity.signedIn(TOKEN), null);
    assertEquals(await scene.identity.flows.isHalf(TOKEN), true);
    scene.answer = () => Response.json(sessionOf());
    assert(await scene.identity.signedIn(TOKEN));
    assertEquals(await scene.identity.flows.isHalf(TOKEN), false);
  },
);

scene(
  "a look-up in flight while all sessions are ended is not cached",
  async (scene) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    scene.answer = () => promise;
    const slow = scene.identity.signedIn(TOKEN);
    while (scene.asked.length === 0) await new Promise((go) => setTimeout(go, 1));
    scene.answer = () => new Response(null, { status: 204 });
    await scene.identity.endSessions("ann-1");
    resolve(Response.json(sessionOf()));
    await slow;
    scene.answer = refusal(401);
    assertEquals(await scene.identity.signedIn(TOKEN), null);
  },
);

scene(
  "a user is created on the first request, with the page's language, and follows changes of name and address",
  async (scene) => {
    const { bench: { store, clock }, identity } = scene;
    scene.answer = () => Response.json(sessionOf());
    const made = await identity.signedIn(TOKEN, "fr");
    assertEquals([made!.user.language, made!.user.account, made!.proved], ["fr", "ory", true]);
    const commits = store.stats.commits;
    for (let n = 0; n < 3; n++) {
      clock.pass(KEPT_MS);
      await identity.signedIn(TOKEN, "en");
    }
    assertEquals(store.stats.commits, commits, "without a change nothing is written");
    const traits = { email: "ann@new.example", name: { first: "Ann", last: "B" } };
    scene.answer = () => Response.json(sessionOf({ traits }));
    clock.pass(KEPT_MS);
    const followed = await identity.signedIn(TOKEN);
    const { email, name, language } = (await store.get(users, "ann-1"))!;
    assertEquals([email, name, language], ["ann@new.example", "Ann B", "fr"]);
    assertEquals(followed!.user.version, 2);
    assertEquals(followed!.proved, false, "only the old address is verified");
  },
);

scene(
  "two identities and a local account can have had the same address",
  async (scene) => {
    const { bench: { store }, identity } = scene;
    await store.transact((tx) =>
      tx.create(users, { id: "own", name: "Old", email: "ann@example.org" })
    );
    scene.answer = () => Response.json(sessionOf());
    assert(await identity.signedIn(TOKEN));
    scene.answer = () => Response.json(sessionOf({ id: "ann-2" }));
    assertEquals((await identity.signedIn(`${TOKEN}2`))?.user.id, "ann-2");
    const own = await store.find(users, "email", ["ann@example.org"]);
    assertEquals(own?.id, "own");
    const { items } = await store.list(users, "identity", {
      prefix: ["ann@example.org"],
      limit: 10,
    });
    assertEquals(items.map(({ id }) => id).sort(), ["ann-1", "ann-2"]);
  },
);

scene("an invalid name is never replaced by the e-mail address", async (scene) => {
  for (const [n, name] of [undefined, "", "two\nlines", "x".repeat(200)].entries()) {
    const traits = { email: "ann@example.org", name };
    scene.answer = () => Response.json(sessionOf({ traits, id: `ann-${n}` }));
    const who = await scene.identity.signedIn(`${TOKEN}${n}`);
    assertEquals(who?.user.name, "Fan ann-", String(name));
  }
});

scene(
  "a new password or a recovery drops the cache of the user's other sessions at once",
  async (scene) => {
    const other = `${TOKEN}other`;
    const paths = { settings: TOKEN, recovery: "" };
    for (const [kind, token] of Object.entries(paths)) {
      const { identity } = scene;
      scene.answer = () => Response.json(sessionOf());
      if (token) await identity.signedIn(token);
      assert(await identity.signedIn(other));
      scene.answer = ({ method, headers }) => {
        if (method === "POST") {
          const cookie = `ory_kratos_session=${TOKEN}; Path=/`;
          return new Response(null, { status: 303, headers: { "set-cookie": cookie } });
        }
        const isOther = headers.get("cookie")!.endsWith("other");
        return isOther ? Response.json({ error: {} }, { status: 401 }) : Response.json(sessionOf());
      };
      const cookies = token && `ory_kratos_session=${token}`;
      const post = {
        method: "POST",
        path: `/self-service/${kind}`,
        form: { method: "x" },
        cookies,
      };
      await identity.flows.pass(request(post));
      assertEquals(await identity.signedIn(other), null, kind);
      scene.bench.clock.pass(KEPT_MS);
    }
  },
);

scene("nobody can end somebody else's session", async (scene) => {
  const { identity: _identity, ...parts } = sessionOf();
  scene.answer = ({ method }) =>
    method === "GET" ? Response.json([parts]) : new Response(null, { status: 204 });
  const ended = await scene.identity.endSession("ann-1", "s-2");
  assertEquals(ended.ok, false);
  assertEquals(scene.asked.map(({ method }) => method), ["GET"]);
  assert((await scene.identity.endSession("ann-1", "s-1")).ok);
  assertEquals(scene.asked.at(-1)!.method, "DELETE");
});
