/** Which requests the client sends again, and when. */
import { assertEquals, assertRejects } from "@std/assert";
import { repeating, type Send } from "../../clients/typescript/src/repeat.ts";

const URL_ = "https://tickets.example/api/orders";
const keyed = { method: "POST", body: "{}", headers: { "Idempotency-Key": "k" } };
const busy = (headers: HeadersInit = {}) => new Response("busy", { status: 503, headers });

/** Answers in this order; an error is thrown. */
function answering(...answers: (Response | Error)[]) {
  const bodies: string[] = [];
  const pauses: number[] = [];
  const send: Send = async (req) => {
    bodies.push(await req.text());
    const next = answers.shift()!;
    if (next instanceof Error) throw next;
    return next;
  };
  const pause = (ms: number) => (pauses.push(ms), Promise.resolve());
  const call = (init: RequestInit) => repeating(send, 2, pause)(new Request(URL_, init));
  return { call, bodies, pauses };
}

Deno.test("a post with a key is sent again, with its body, after the pause that the exchange asks for", async () => {
  const { call, bodies, pauses } = answering(
    busy({ "Retry-After": "3" }),
    new TypeError("connection reset"),
    new Response("made", { status: 201 }),
  );
  const res = await call(keyed);
  assertEquals([res.status, bodies, pauses], [201, ["{}", "{}", "{}"], [3000, 500]]);
});

Deno.test("after two repeats the last answer or error is returned", async () => {
  const refused = answering(busy(), busy(), busy());
  assertEquals((await refused.call({})).status, 503);
  assertEquals(refused.bodies.length, 3);
  const broken = answering(...Array.from({ length: 3 }, () => new TypeError("no network")));
  await assertRejects(() => broken.call({}), TypeError);
  assertEquals(broken.bodies.length, 3);
});

Deno.test("what may not be repeated is sent once: changes without a key, refusals, long pauses, aborted calls", async () => {
  for (const init of [{ method: "POST", body: "{}" }, { method: "DELETE" }, { method: "PATCH" }]) {
    const changing = answering(busy(), busy());
    assertEquals((await changing.call(init)).status, 503);
    assertEquals(changing.bodies.length, 1, init.method);
  }
  const refused = answering(new Response("taken", { status: 409 }), busy());
  assertEquals((await refused.call(keyed)).status, 409);
  const long = answering(busy({ "Retry-After": "60" }), busy());
  assertEquals((await long.call(keyed)).headers.get("Retry-After"), "60");
  const aborted = answering(new DOMException("aborted", "AbortError"), busy());
  await assertRejects(() => aborted.call(keyed), DOMException);
  for (const { bodies } of [refused, long, aborted]) assertEquals(bodies.length, 1);
});
