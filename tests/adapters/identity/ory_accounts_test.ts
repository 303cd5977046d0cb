/** Identities of Kratos: how addresses are compared, and how long a deactivated one still counts as active. */
import { ACTIVE_KEPT_MS, ACTIVE_OUT_MS, MAX_ACTIVE } from "#adapters/identity/ory/accounts.ts";
import { addressKey } from "#adapters/identity/ory/address_key.ts";
import { IdentityUnavailable } from "#domain/ports/identity.ts";
import { assert, assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { scene, sessionOf } from "./ory_help.ts";

const ANN = sessionOf().identity;

Deno.test("kratos: addresses are normalised as in Kratos, by Go's rules for white space and case", () => {
  const key = "ada@example.org";
  for (
    const same of [
      " Ada@EXAMPLE.org\n",
      "ada@example.org\u0085",
      "\u3000\u00a0ada@example.org\u2029",
    ]
  ) {
    assertEquals(addressKey(same), key, JSON.stringify(same));
  }
  for (const other of ["ａda@example.org", "ada@example.org\ufeff", "a\u0301da@example.org"]) {
    assertNotEquals(addressKey(other), key, JSON.stringify(other));
  }
  assertEquals(addressKey("İÏΣ@x.gr"), "iïσ@x.gr");
});

scene(
  "the account of an address is looked up at Kratos; other identities in the answer are ignored",
  async (scene) => {
    const other = { ...ANN, id: "eve-1", traits: { email: "ａnn@example.org", name: "Ann" } };
    scene.answer = () => Response.json([other, ANN]);
    const found = await scene.identity.accountsAt("Ann@example.org\u0085");
    assertEquals(found.map(({ user, proved }) => [user.id, proved]), [["ann-1", true]]);
    assertEquals(scene.asked[0].path, "/admin/identities?credentials_identifier=ann%40example.org");
    scene.answer = () => new Response(null, { status: 500 });
    await assertRejects(() => scene.identity.accountsAt("ann@example.org"), IdentityUnavailable);
  },
);

scene("an address counts as verified in any spelling", async (scene) => {
  const traits = { email: "Ann@Example.org", name: "Ann" };
  scene.answer = () => Response.json({ ...ANN, traits });
  assertEquals((await scene.identity.accountOf("ann-1"))?.proved, true);
});

scene(
  "a deactivated or deleted identity is refused within a minute",
  async (scene) => {
    assert(ACTIVE_KEPT_MS <= 60_000);
    const ends = [
      () => Response.json({ ...ANN, state: "inactive" }),
      () => Response.json({}, { status: 404 }),
    ];
    for (const [n, end] of ends.entries()) {
      const id = `ann-${n}`;
      const { identity, bench } = scene;
      scene.answer = () => Response.json({ ...ANN, state: "active" });
      assertEquals(await identity.isActive(id), true);
      const asked = scene.asked.length;
      scene.answer = end;
      bench.clock.pass(ACTIVE_KEPT_MS - 1);
      await identity.isActive(id);
      assertEquals(scene.asked.length, asked, "the cached state is used");
      bench.clock.pass(1);
      assertEquals(await identity.isActive(id), false);
      scene.answer = () => Response.json(ANN);
      bench.clock.pass(ACTIVE_KEPT_MS);
      assertEquals(await identity.isActive(id), true, "a reactivated identity is active again");
    }
  },
);

scene(
  "while Kratos does not answer, the last known state counts, and nobody is locked out",
  async (scene) => {
    const { identity, bench } = scene;
    const down = () => new Response(null, { status: 503 });
    scene.answer = down;
    assertEquals(await Promise.all([1, 2, 3].map(() => identity.isActive("ann-1"))), [
      true,
      true,
      true,
    ]);
    assertEquals(scene.asked.length, 1);
    scene.answer = () => Response.json({ ...ANN, state: "inactive" });
    bench.clock.pass(ACTIVE_OUT_MS);
    assertEquals(
      await identity.isActive("ann-1"),
      false,
      "Kratos is asked again soon after an outage",
    );
    scene.answer = down;
    bench.clock.pass(ACTIVE_KEPT_MS);
    assertEquals(
      await identity.isActive("ann-1"),
      false,
      "the last known state counts during an outage",
    );
  },
);

scene("the number of cached identities is bounded", async (scene) => {
  const { identity } = scene;
  scene.answer = () => Response.json(ANN);
  for (let from = 0; from <= MAX_ACTIVE; from += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, n) => identity.isActive(`p-${from + n}`)));
  }
  const before = scene.asked.length;
  await identity.isActive(`p-${MAX_ACTIVE}`);
  assertEquals(scene.asked.length, before);
  await identity.isActive("p-0");
  assertEquals(scene.asked.length, before + 1);
});
