/** Password hashing: parameters, the queue, and networks of addresses. */
import { assert, assertEquals, assertMatch, assertNotEquals, assertRejects } from "@std/assert";
import { COST, createHasher, HasherFull, LOW_COST } from "#adapters/identity/local/hasher.ts";
import { networkOf } from "#domain/network.ts";

Deno.test("a hash verifies only its own password and contains its parameters", async () => {
  const hasher = createHasher({ cost: LOW_COST, maxWaiting: 8 });
  const hash = await hasher.hash("correct horse");
  assertMatch(hash, /^\$scrypt\$ln=4,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  assertEquals(await hasher.verify("correct horse", hash), true);
  assertEquals(await hasher.verify("correct horsf", hash), false);
  assertEquals(await hasher.verify("correct horse", null), false);
  assertEquals(await hasher.verify("correct horse", "nonsense"), false);
  assertNotEquals(await hasher.hash("correct horse"), hash);
});

Deno.test("a hash of another cost still verifies, and counts as outdated", async () => {
  const old = await createHasher({ cost: LOW_COST, maxWaiting: 8 }).hash("correct horse");
  const hasher = createHasher({ cost: { ...LOW_COST, ln: 5 }, maxWaiting: 8 });
  assertEquals(await hasher.verify("correct horse", old), true);
  assertEquals(hasher.isOutdated(old), true);
  assertEquals(hasher.isOutdated(await hasher.hash("correct horse")), false);
});

Deno.test("the default cost is one that OWASP recommends, and its memory is allowed", async () => {
  assertEquals(COST, { ln: 15, r: 8, p: 3 });
  const hasher = createHasher({ maxWaiting: 1 });
  assertMatch(await hasher.hash("correct horse"), /^\$scrypt\$ln=15,r=8,p=3\$/);
});

Deno.test("two hashes run at the same time, a bounded number waits, and all of them complete", async () => {
  const hasher = createHasher({ cost: LOW_COST, maxWaiting: 3 });
  const all = Array.from({ length: 5 }, () => hasher.hash("correct horse"));
  await assertRejects(() => hasher.hash("one too many"), HasherFull);
  assertEquals((await Promise.all(all)).length, 5);
  // All slots have been released: the same number fits again.
  const more = Array.from({ length: 5 }, () => hasher.hash("correct horse"));
  await assertRejects(() => hasher.hash("one too many"), HasherFull);
  const again = await Promise.all(more);
  assert(again.every((hash) => hash.startsWith("$scrypt$")));
});

Deno.test("verifying an unknown account computes a full hash too", async () => {
  const hasher = createHasher({ cost: { ...LOW_COST, ln: 13 }, maxWaiting: 0 });
  const running = [hasher.verify("correct horse", null), hasher.verify("correct horse", "")];
  // Both slots are in use by hashes that match nothing.
  await assertRejects(() => hasher.verify("correct horse", null), HasherFull);
  assertEquals(await Promise.all(running), [false, false]);
});

Deno.test("addresses of one IPv6 /64 network count as one, IPv4 addresses individually", () => {
  assertEquals(networkOf("192.0.2.1"), "192.0.2.1");
  assertEquals(networkOf("::ffff:192.0.2.1"), "192.0.2.1");
  const network = "2001:db8:0:1::/64";
  for (const address of ["2001:db8:0:1::1", "2001:0DB8::1:ffff:0:0:1", "2001:db8:0:1:2:3:4:5"]) {
    assertEquals(networkOf(address), network, address);
  }
  assertEquals(networkOf("fe80::1%eth0"), "fe80:0:0:0::/64");
  assertEquals(networkOf("::1"), "0:0:0:0::/64");
  for (const odd of ["", "unknown", "localhost:80", ":::::"]) {
    assertEquals(typeof networkOf(odd), "string");
  }
});
