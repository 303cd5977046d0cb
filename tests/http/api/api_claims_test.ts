/** Claims through the API: who may call, what is refused, and what a picture is served as. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { jpegWith, LYON, pngWith } from "../../claims/pictures.ts";
import { type App, startApp, test } from "../app.ts";
import { buy, json, list, type Person, problem, signUp, signUpModerator } from "../cast.ts";

const app: App = await startApp();
// The concerts are in May; who signs in now is still signed in then.
app.clock.at = Date.UTC(2027, 3, 30);
Deno.test.afterAll(() => app.stop());

const TEXT = "At the door they said that the code was used already.";

let nights = 0;

/** Bob has bought a ticket of Alice's, and the concert has begun. */
async function atTheDoor(
  { before = () => Promise.resolve() }: { before?: (bob: Person) => Promise<void> } = {},
): Promise<{ alice: Person; bob: Person; mona: Person; orderId: string }> {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mona = await signUpModerator(app, "mona");
  const day = new Date(Date.UTC(2027, 4, 5 * nights++ + 1)).toISOString().slice(0, 10);
  const orderId = await buy(bob, await list(alice, { startsAt: `${day}T20:00` }));
  const { snapshot } = await json(bob.get(`/api/orders/${orderId}`));
  await before(bob);
  app.clock.at = Date.parse(snapshot.startsAt) + 60_000;
  return { alice, bob, mona, orderId };
}

const claim = (who: Person, orderId: string, over: Record<string, unknown> = {}) =>
  who.call("POST", "/api/claims", { orderId, kind: "not_let_in", text: TEXT, ...over });

/** The bytes as the body, as a program sends them. */
const upload = (who: Person, orderId: string, bytes: Uint8Array, type = "image/jpeg") =>
  who.request(`/api/claims/${orderId}/pictures`, {
    method: "POST",
    body: new Uint8Array(bytes),
    headers: { origin: app.origin, "content-type": type },
  });

test("a buyer claims, the seller answers, and a moderator upholds: the buyer is refunded", async () => {
  const { alice, bob, mona, orderId } = await atTheDoor();
  const made = await claim(bob, orderId);
  assertEquals(made.headers.get("location"), `/api/claims/${orderId}`);
  const opened = await json(Promise.resolve(made), 201);
  assertEquals([opened.orderId, opened.status, opened.text], [orderId, "open", TEXT]);
  assertEquals(await json(claim(bob, orderId, { text: "Again" })), opened);
  assertEquals((await json(alice.get(`/api/payouts/${orderId}`))).reason, "claim");

  await problem(
    mona.call("POST", `/api/claims/${orderId}/verdict`, {
      outcome: "upheld",
      reason: "Sold twice",
    }),
    409,
    "claim_waits",
  );
  const text = "I sold it once.";
  const answer = () => alice.call("POST", `/api/claims/${orderId}/answer`, { text });
  assertEquals((await json(answer())).answer, text);
  await problem(answer(), 409, "claim_closed");
  const verdict = { outcome: "upheld", reason: "The code was sold elsewhere" };
  const decided = await json(mona.call("POST", `/api/claims/${orderId}/verdict`, verdict));
  assertEquals([decided.status, decided.reason, decided.closedBy], [
    "upheld",
    verdict.reason,
    "moderator",
  ]);
  assertEquals((await json(bob.get(`/api/orders/${orderId}`))).status, "refunded");
  assertEquals((await json(alice.get(`/api/payouts/${orderId}`))).status, "cancelled");
  assertEquals(await json(bob.get(`/api/claims/${orderId}`)), decided);
  for (const who of [alice, bob]) {
    assertEquals((await json(who.get("/api/claims"))).items, [decided]);
  }
});

test("who is not concerned learns nothing, and everybody does their own part only", async () => {
  const { alice, bob, mona, orderId } = await atTheDoor();
  const carol = await signUp(app, "carol");
  await problem(claim(alice, orderId), 403, "forbidden");
  await problem(claim(carol, orderId), 404, "not_found");
  await problem(bob.call("POST", `/api/claims/${orderId}/withdrawal`), 404, "not_found");
  await json(claim(bob, orderId), 201);
  const at = `/api/claims/${orderId}`;
  await problem(app.fetch(at), 401, "unauthenticated");
  await problem(carol.get(at), 404, "not_found");
  await problem(carol.call("POST", `${at}/answer`, { text: "No" }), 404, "not_found");
  await problem(bob.call("POST", `${at}/answer`, { text: "No" }), 403, "forbidden");
  await problem(alice.call("POST", `${at}/withdrawal`), 403, "forbidden");
  const verdict = { outcome: "rejected", reason: "Nothing was wrong" };
  for (const who of [alice, bob]) {
    await problem(who.call("POST", `${at}/verdict`, verdict), 403, "forbidden");
  }
  await problem(mona.call("POST", `${at}/withdrawal`), 403, "forbidden");
  assertEquals((await json(bob.call("POST", `${at}/withdrawal`))).status, "withdrawn");
  await problem(bob.call("POST", `${at}/withdrawal`), 409, "claim_closed");
});

test("what is said of a claim is checked field by field, and its time is over at last", async () => {
  const { bob, orderId } = await atTheDoor();
  const wrong = await problem(claim(bob, orderId, { kind: "bored", text: " " }), 422, "invalid");
  const told = Object.fromEntries(wrong.errors!.map(({ path, message }) => [path, message]));
  assertEquals(told, {
    kind: "Must be one of not_let_in, never_came, not_as_described",
    text: "Required",
  });
  await problem(claim(bob, "%"), 404, "not_found");
  app.clock.forward(172_800);
  await problem(claim(bob, orderId), 409, "claim_closed");
});

test("a decision and a status that are none are answered with those that there are", async () => {
  const { alice, bob, mona, orderId } = await atTheDoor();
  await json(claim(bob, orderId), 201);
  const messages = async (answer: Promise<Response>) =>
    (await problem(answer, 422, "invalid")).errors?.map(({ path, message }) => [path, message]);
  const verdict = { outcome: "maybe", reason: "Who knows" };
  assertEquals(await messages(mona.call("POST", `/api/claims/${orderId}/verdict`, verdict)), [
    ["outcome", "Must be one of upheld, rejected"],
  ]);
  assertEquals(await messages(alice.get("/api/orders?status=bored")), [
    [
      "status",
      "Must be one of created, awaiting:payment, claimed, complete, cancelled, refunded",
    ],
  ]);
});

test("what cannot be done with a claim any more says why, by how it ended", async () => {
  const end = async (how: (at: string, cast: Awaited<ReturnType<typeof atTheDoor>>) => unknown) => {
    const cast = await atTheDoor();
    const at = `/api/claims/${cast.orderId}`;
    await json(claim(cast.bob, cast.orderId), 201);
    await how(at, cast);
    await app.system.workers.relay.idle();
    const late = await Promise.all([
      problem(cast.alice.call("POST", `${at}/answer`, { text: "No" }), 409, "claim_closed"),
      problem(cast.bob.call("POST", `${at}/withdrawal`), 409, "claim_closed"),
      problem(upload(cast.bob, cast.orderId, pngWith({})), 409, "claim_closed"),
    ]);
    return [...new Set(late.map(({ detail }) => detail))];
  };
  const decided = (outcome: string) =>
    end(async (at, { alice, mona }) => {
      await json(alice.call("POST", `${at}/answer`, { text: "I sold it once." }));
      await json(mona.call("POST", `${at}/verdict`, { outcome, reason: "Both were heard" }));
    });
  assertEquals(await decided("upheld"), ["A moderator has decided this claim for the buyer."]);
  assertEquals(await decided("rejected"), ["A moderator has decided this claim for the seller."]);
  assertEquals(await end((at, { bob }) => json(bob.call("POST", `${at}/withdrawal`))), [
    "The buyer has withdrawn this claim.",
  ]);
  const reason = { reason: "The hall has closed" };
  assertEquals(
    await end((_, { mona, orderId }) =>
      json(mona.call("POST", `/api/orders/${orderId}/refund`, reason))
    ),
    ["The order was refunded, so this claim has ended."],
  );
});

test("a token claims with its own scope, and once with one Idempotency-Key", async () => {
  const tokens: Record<string, Record<string, string>> = {};
  const { orderId } = await atTheDoor({
    before: async (bob) => {
      for (const scope of ["orders:read", "claims:write"]) {
        const asked = { name: "Helper", scopes: [scope] };
        const { secret } = await json(bob.call("POST", "/api/clients", asked), 201);
        tokens[scope] = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
      }
    },
  });
  const reader = tokens["orders:read"];
  const body = JSON.stringify({ orderId, kind: "never_came", text: TEXT });
  await problem(
    app.fetch("/api/claims", { method: "POST", headers: reader, body }),
    403,
    "insufficient_scope",
  );
  const headers = { ...tokens["claims:write"], "idempotency-key": "claim-1" };
  const ask = () => app.fetch("/api/claims", { method: "POST", headers, body });
  const first = await json(ask(), 201);
  const second = await ask();
  assertEquals(second.headers.get("idempotent-replayed"), "true");
  assertEquals(await second.json(), first);
  assertEquals((await json(app.fetch("/api/claims", { headers: reader }))).items, [first]);
});

test("a picture is served to both sides as what it is, without where it was taken, and kept by no cache", async () => {
  const { alice, bob, orderId } = await atTheDoor();
  await json(claim(bob, orderId), 201);
  const taken = jpegWith({ orientation: 6, secrets: [LYON], scan: 500_000 });
  const { pictures: [picture] } = await json(upload(bob, orderId, taken), 201);
  assertEquals(picture.type, "image/jpeg");
  const at = `/api/claims/${orderId}/pictures/${picture.id}`;
  for (const who of [alice, bob]) {
    const res = await who.get(at);
    assertEquals(res.status, 200);
    assertEquals(res.headers.get("content-type"), "image/jpeg");
    assertEquals(res.headers.get("x-content-type-options"), "nosniff");
    assert(res.headers.get("content-security-policy")?.includes("sandbox"));
    assertEquals(res.headers.get("cache-control"), "private, no-store");
    assertEquals(res.headers.get("cross-origin-resource-policy"), "same-origin");
    const bytes = new Uint8Array(await res.arrayBuffer());
    assertEquals(bytes.length, picture.bytes);
    assert(!new TextDecoder("latin1").decode(bytes).includes(LYON));
  }
  await problem((await signUp(app, "carol")).get(at), 404, "not_found");
  await problem(app.fetch(at), 401, "unauthenticated");
});

test("a picture has its own limit of 5 MB, is known by its content, and three are enough", async () => {
  const { alice, bob, orderId } = await atTheDoor();
  await json(claim(bob, orderId), 201);
  const large = upload(bob, orderId, new Uint8Array(5 * 1024 * 1024 + 1));
  assertStringIncludes((await problem(large, 413, "too_large")).detail, "The limit is 5 MB.");
  const page = new TextEncoder().encode("<html><script>alert(1)</script></html>");
  await problem(upload(bob, orderId, page), 415, "unsupported_media_type");
  await problem(upload(alice, orderId, pngWith({})), 403, "forbidden");
  for (let n = 1; n <= 3; n++) {
    const said = await json(upload(bob, orderId, pngWith({}), "image/jpeg"), 201);
    assertEquals(said.pictures.length, n);
    assertEquals(said.pictures.at(-1).type, "image/png");
  }
  await problem(upload(bob, orderId, pngWith({})), 422, "invalid");
});
