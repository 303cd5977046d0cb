/** Event streams: slow clients, limits, and how streams end. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { EventStream, STALLED_MS } from "#web/live/event_stream.ts";
import {
  createStreams,
  MAX_STREAMS,
  MAX_STREAMS_PER_ADDRESS,
  MAX_STREAMS_UNLIMITED,
  type Pass,
} from "#web/live/streams.ts";
import { createHandler } from "#web/request/pipeline.ts";
import { Refused } from "#web/answer/refused.ts";
import { Clock, Exchange } from "../../exchange.ts";
import { EventSource } from "../event_source.ts";

/** Streams with manual timers; `beat` fires the heartbeat's. */
function streams(rateLimits = true) {
  const clock = new Clock();
  let beat = () => {};
  const made = createStreams({
    now: clock.now,
    rateLimits,
    random: () => 0.5,
    timers: {
      after(ms, run) {
        assertEquals(ms, 15_000);
        beat = run;
        return () => void (beat = () => {});
      },
    },
  });
  let last: EventStream | undefined;
  const open = (address = "somebody", pass: Pass | null = null) =>
    made.open(address, pass, (stream) => {
      last = stream;
      return () => {};
    });
  return { made, clock, beat: () => beat(), open, last: () => last! };
}

const frame = (n: number) => ({ event: "ticket", id: `${n}`, data: { n } });

/** The code of the refusal, and its seconds to wait. */
function refusalOf(run: () => unknown): [string, number] {
  try {
    run();
  } catch (error) {
    if (error instanceof Refused) return [error.refusal.code, error.refusal.retryAfterSeconds!];
  }
  return ["none", 0];
}

Deno.test("for a client that does not read, one frame per topic is kept; it then gets the newest", async () => {
  const stream = new EventStream(Date.now, () => {});
  for (let n = 1; n <= 1_000; n++) {
    stream.put("a", frame(n));
    stream.put("b", frame(-n));
  }
  const source = await EventSource.open(Promise.resolve(
    new Response(stream.body, { headers: { "content-type": "text/event-stream" } }),
  ));
  assertEquals([(await source.next())!.data.n, (await source.next())!.data.n], [1_000, -1_000]);
  stream.put("a", frame(1_001));
  assertEquals((await source.next())!.data.n, 1_001, "and goes on");
  await source.close();
  assert(!stream.isOpen);
});

Deno.test("an idle stream gets a heartbeat, and a client that does not read is dropped", async () => {
  const { made, clock, beat, open, last } = streams();
  const source = await EventSource.open(Promise.resolve(open()));
  const next = source.next();
  clock.forward(15);
  beat();
  last().put("a", frame(1));
  assertEquals([(await next)!.data.n, source.beats], [1, 1]);

  last().put("a", frame(2)); // nobody reads it
  clock.forward(STALLED_MS / 1000);
  beat();
  assertEquals(made.count(), 1, "slow is not dead");
  clock.forward(1);
  beat();
  assertEquals([made.count(), last().isOpen], [0, false]);
});

Deno.test("an address has its limit, others are not affected, and a closed stream makes room", async () => {
  const { made, open } = streams();
  const first = open("one");
  for (let n = 1; n < MAX_STREAMS_PER_ADDRESS; n++) open("one");
  assertEquals(refusalOf(() => open("one")), ["rate_limited", 12.5]);
  open("another");
  await first.body!.cancel();
  open("one");
  assertEquals(made.count(), MAX_STREAMS_PER_ADDRESS + 1);
});

Deno.test("2,000 streams work and one more is refused for now, with or without rate limits", () => {
  const limited = streams();
  for (let n = 0; n < MAX_STREAMS; n++) limited.open(`address ${n}`);
  assertEquals(MAX_STREAMS, 2_000);
  assertEquals(refusalOf(() => limited.open()), ["overloaded", 12.5]);
  const unlimited = streams(false);
  for (let n = 0; n < MAX_STREAMS_UNLIMITED; n++) unlimited.open("one");
  assertEquals(refusalOf(() => unlimited.open("one")), ["overloaded", 12.5]);
});

Deno.test("when the process stops, streams end with a hint when to reconnect, and none begins", async () => {
  const { made, open } = streams();
  const source = await EventSource.open(Promise.resolve(open()));
  made.drain();
  assertEquals([await source.next(), source.retryMs], [null, 2_500]);
  assertEquals(made.count(), 0);
  assertEquals(refusalOf(() => open())[0], "overloaded");
});

Deno.test("a stream ends after an hour, so that its client is authenticated again", async () => {
  const { clock, beat, open } = streams();
  const source = await EventSource.open(Promise.resolve(open()));
  const end = source.next();
  clock.forward(3_600);
  beat();
  clock.forward(1);
  beat();
  assertEquals(await end, null);
});

Deno.test("a stream ends with its session or token, which is checked once for all its streams", async () => {
  const { made, clock, beat, open } = streams();
  const asked: string[] = [];
  const held: Record<string, () => Promise<boolean>> = {
    alice: () => Promise.resolve(true),
    bob: () => Promise.resolve(true),
    carol: () => Promise.resolve(true),
  };
  const pass = (key: string): Pass => ({ key, holds: () => (asked.push(key), held[key]()) });
  /** Waits for the checks to finish. */
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const over = async (res: Response) => {
    await res.body!.pipeTo(new WritableStream());
    return "over";
  };
  const ends = [open("a", pass("alice")), open("b", pass("alice"))].map(over);
  for (const who of ["bob", "carol"]) open(who, pass(who));
  open("visitor");
  beat();
  await turn();
  held.alice = () => Promise.resolve(false);
  held.carol = () => Promise.reject(new Error("away"));
  clock.forward(15);
  beat();
  assertEquals(asked.sort(), ["alice", "bob", "carol"], "each once, not at each beat");
  clock.forward(15);
  beat();
  assertEquals(await Promise.all(ends), ["over", "over"]);
  assertEquals(asked.length, 6);
  assertEquals(made.count(), 3, "who is not known to be out goes on, and so do visitors");
});

Deno.test("a stream that fails at its start leaves nothing open", () => {
  const { made } = streams();
  assertThrows(() =>
    made.open("one", null, () => {
      throw new Error("full");
    })
  );
  assertEquals(made.count(), 0);
});

Deno.test("open streams do not count as requests in flight", async () => {
  await using exchange = await Exchange.open({ RATE_LIMITS: "off" }, { workers: false });
  const handler = createHandler(exchange.x, (req) =>
    Promise.resolve(
      req.url.endsWith("/events")
        ? exchange.x.streams.open("one", null, () => () => {})
        : new Response("here"),
    ));
  const get = (path: string) => handler(new Request(`http://localhost:8000${path}`));
  for (let n = 0; n < 1_001; n++) await get("/events");
  assertEquals((await get("/")).status, 200);
  assertEquals(exchange.x.streams.count(), 1_001);
});
