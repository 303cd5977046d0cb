/** How long Hydra's answers about tokens are cached, and how many. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  type Found,
  KEPT_MS,
  KeptBearers,
  MAX_KEPT,
  REFUSAL_KEPT_MS,
} from "#adapters/clients/hydra/kept.ts";

const bearer = { userId: "alice", clientId: "script", scopes: ["orders:read"] } as const;
const yes: Found = { bearer, endsAt: Infinity };
const no: Found = { bearer: null, endsAt: Infinity };

/** A cache with a manual clock, and a fake look-up that counts its calls. */
function kept(answer: Found | (() => Promise<Found>) = yes) {
  let time = 1_000_000;
  let asked = 0;
  const bearers = new KeptBearers(() => time);
  const look = () => {
    asked++;
    return typeof answer === "function" ? answer() : Promise.resolve(answer);
  };
  return {
    bearers,
    find: (token = "token") => bearers.find(token, look),
    pass: (ms: number) => void (time += ms),
    now: () => time,
    asked: () => asked,
  };
}

Deno.test("a valid token is cached for half a minute, an invalid one for seconds", async () => {
  assert(KEPT_MS <= 60_000, "a token revoked elsewhere is accepted for at most a minute");
  assert(REFUSAL_KEPT_MS < KEPT_MS);
  for (const [answer, ms] of [[yes, KEPT_MS], [no, REFUSAL_KEPT_MS]] as const) {
    const k = kept(answer);
    await k.find();
    k.pass(ms - 1);
    assertEquals(await k.find(), answer.bearer);
    assertEquals(k.asked(), 1);
    k.pass(1);
    await k.find();
    assertEquals(k.asked(), 2);
  }
});

Deno.test("a token is not cached beyond its expiry", async () => {
  const k = kept(() => Promise.resolve({ bearer, endsAt: k.now() + 5_000 }));
  await k.find();
  k.pass(4_999);
  await k.find();
  assertEquals(k.asked(), 1);
  k.pass(1);
  await k.find();
  assertEquals(k.asked(), 2);
});

Deno.test("concurrent look-ups of one token share one request", async () => {
  const k = kept();
  await Promise.all(Array.from({ length: 20 }, () => k.find()));
  assertEquals(k.asked(), 1);
  await k.find("another");
  assertEquals(k.asked(), 2);
});

Deno.test("a failure rejects all waiting look-ups and is not cached", async () => {
  let fails = true;
  const k = kept(() => fails ? Promise.reject(new Error("away")) : Promise.resolve(yes));
  await Promise.all([1, 2, 3].map(() => assertRejects(() => k.find(), Error)));
  assertEquals(k.asked(), 1);
  fails = false;
  assertEquals(await k.find(), bearer);
});

Deno.test("an answer that was in flight while its client was revoked is not cached", async () => {
  const answers = [Promise.withResolvers<Found>(), Promise.withResolvers<Found>()];
  let turn = 0;
  const k = kept(() => answers[turn++].promise);
  const early = k.find();
  k.bearers.forget("script");
  const late = k.find();
  assertEquals(k.asked(), 2, "after the revocation the token is looked up again");
  answers[0].resolve(yes);
  assertEquals(await early, bearer);
  assertEquals(k.bearers.size, 0);
  answers[1].resolve(no);
  assertEquals(await late, null);
  assertEquals(await k.find(), null);
});

Deno.test("revoking a client drops only its tokens; revoking a user's consent, only that user's", async () => {
  const bob = { ...bearer, userId: "bob" };
  const other = { ...bearer, clientId: "other" };
  const k = kept();
  const known = { alice: bearer, bob, other };
  const keep = async () => {
    for (const [token, bearer] of Object.entries(known)) {
      await k.bearers.find(token, () => Promise.resolve({ bearer, endsAt: Infinity }));
    }
  };
  const forgotten = async () => {
    const before = k.asked();
    for (const token of Object.keys(known)) await k.find(token);
    return k.asked() - before;
  };
  await keep();
  k.bearers.forget("script", "bob");
  assertEquals(await forgotten(), 1);
  k.bearers.forget("script");
  assertEquals(await forgotten(), 3 - 1, "the token of the other client is still cached");
});

Deno.test("the cache is bounded: the least recently used token is evicted first", async () => {
  const k = kept();
  for (let n = 0; n <= MAX_KEPT; n++) await k.find(`token-${n}`);
  assertEquals(k.bearers.size, MAX_KEPT);
  const before = k.asked();
  await k.find(`token-${MAX_KEPT}`);
  assertEquals(k.asked(), before);
  await k.find("token-0");
  assertEquals(k.asked(), before + 1);
});
