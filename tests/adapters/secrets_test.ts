/** Secrets: sealed texts, digests and the rotation of keys. */
import { assert, assertEquals, assertMatch, assertNotEquals, assertRejects } from "@std/assert";
import { digestKeys } from "#adapters/secrets/digest_key.ts";
import { createSecrets, SecretUnknown } from "#adapters/secrets/mod.ts";
import { openBench, SECRET } from "./help.ts";

const NEXT = "the next secret, of thirty-two bytes too";

Deno.test("a sealed text can be opened, and sealing twice gives different texts", async () => {
  await using bench = await openBench();
  const secrets = createSecrets({ secret: SECRET, store: bench.store });
  const [one, two] = [
    await secrets.seal("4006381333931", "a"),
    await secrets.seal("4006381333931", "a"),
  ];
  assertEquals(await secrets.open(one, "a"), "4006381333931");
  assertNotEquals(one, two);
  assertMatch(one, /^[\w-]+\.[\w-]{16}\.[\w-]+$/);
  for (const text of ["", "ünïcødé 🎫", "x".repeat(2_000)]) {
    assertEquals(await secrets.open(await secrets.seal(text, "a"), "a"), text);
  }
});

Deno.test("a sealed text does not open in another context, or altered", async () => {
  await using bench = await openBench();
  const secrets = createSecrets({ secret: SECRET, store: bench.store });
  const sealed = await secrets.seal("4006381333931", "ticket:1");
  await assertRejects(() => secrets.open(sealed, "ticket:2"));
  const [id, nonce, data] = sealed.split(".");
  const altered = `${id}.${nonce}.${data[0] === "A" ? "B" : "A"}${data.slice(1)}`;
  await assertRejects(() => secrets.open(altered, "ticket:1"));
  for (const text of ["", "a.b", `${sealed}.more`, "no"]) {
    await assertRejects(() => secrets.open(text, "ticket:1"));
  }
});

Deno.test("after a rotation the previous secret still opens texts, and seals none", async () => {
  await using bench = await openBench();
  const { store } = bench;
  const before = createSecrets({ secret: SECRET, store });
  const sealed = await before.seal("4006381333931", "a");
  const after = createSecrets({ secret: NEXT, previous: SECRET, store });
  assertEquals(await after.open(sealed, "a"), "4006381333931");
  assertEquals(await after.isCurrent(sealed), false);
  const resealed = await after.seal("4006381333931", "a");
  assertEquals(await after.isCurrent(resealed), true);
  await assertRejects(() => before.open(resealed, "a"), SecretUnknown);
  await assertRejects(
    () => createSecrets({ secret: NEXT, store }).open(sealed, "a"),
    SecretUnknown,
  );
});

Deno.test("a digest stays the same across rotations, restarts and processes", async () => {
  await using bench = await openBench();
  const { store } = bench;
  const digests = await Promise.all(
    Array.from(
      { length: 5 },
      () => createSecrets({ secret: SECRET, store }).digest("code", "ticket"),
    ),
  );
  assertEquals(new Set(digests).size, 1, "concurrent processes created different keys");
  const rotated = createSecrets({ secret: NEXT, previous: SECRET, store });
  assertEquals(await rotated.digest("code", "ticket"), digests[0]);
  // The rotation resealed the key, so the previous secret is no longer needed.
  const later = createSecrets({ secret: NEXT, store });
  assertEquals(await later.digest("code", "ticket"), digests[0]);
});

Deno.test("a digest depends on text, purpose and installation, and is base64url of 32 bytes", async () => {
  await using bench = await openBench();
  await using elsewhere = await openBench();
  const secrets = createSecrets({ secret: SECRET, store: bench.store });
  const digest = await secrets.digest("code", "ticket");
  assertMatch(digest, /^[\w-]{43}$/);
  assertNotEquals(await secrets.digest("other", "ticket"), digest);
  assertNotEquals(await secrets.digest("code", "email"), digest);
  assertNotEquals(await secrets.digest("tcode", "ticke"), digest);
  const other = createSecrets({ secret: SECRET, store: elsewhere.store });
  assertNotEquals(await other.digest("code", "ticket"), digest);
  await assertRejects(() => secrets.digest("b", "a\0"));
});

Deno.test("a wrong secret stops the start with a clear message; with the right one it works again", async () => {
  await using bench = await openBench();
  const { store } = bench;
  await createSecrets({ secret: SECRET, store }).ready();
  await assertRejects(() => createSecrets({ secret: NEXT, store }).ready(), SecretUnknown);
  await createSecrets({ secret: NEXT, previous: SECRET, store }).ready();
  await createSecrets({ secret: NEXT, store }).ready();
});

Deno.test("the digest key is stored sealed", async () => {
  await using bench = await openBench();
  const secrets = createSecrets({ secret: SECRET, store: bench.store });
  await secrets.ready();
  const row = await bench.store.get(digestKeys, "digest");
  assert(row !== null && await secrets.isCurrent(row.sealed));
  assert(!JSON.stringify(row).includes(SECRET));
});
