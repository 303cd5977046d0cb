/** The log: one line per event, without secrets and addresses. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { createLogger, MAX_LINE } from "#adapters/log/mod.ts";

function logger(mode: "pretty" | "json", debug = false) {
  const lines: string[] = [];
  const now = () => Date.parse("2030-01-01T12:00:00Z");
  return { lines, log: createLogger({ mode, debug, now, write: (line) => lines.push(line) }) };
}

Deno.test("json: one event is one line of valid JSON, whatever its fields", () => {
  const { lines, log } = logger("json");
  log.info("started", { port: 8000, text: "two\nlines", when: new Date(0), big: 10n, none: null });
  assertEquals(lines.length, 1);
  assert(!lines[0].includes("\n"));
  assertEquals(JSON.parse(lines[0]), {
    time: "2030-01-01T12:00:00.000Z",
    level: "info",
    event: "started",
    port: 8000,
    text: "two\nlines",
    when: "1970-01-01T00:00:00.000Z",
    big: "10",
    none: null,
  });
});

Deno.test("fields cannot replace time, level or event", () => {
  const { lines, log } = logger("json");
  log.info("started", { level: "alarm", event: "forged", time: "never" });
  const line = JSON.parse(lines[0]);
  assertEquals([line.level, line.event], ["info", "started"]);
});

Deno.test("passwords, tokens, codes, cookies and addresses never reach the log", () => {
  for (const mode of ["json", "pretty"] as const) {
    const { lines, log } = logger(mode);
    log.warn("tried by bob@example.org", {
      password: "hunter2hunter2",
      newPassword: "hunter2hunter2",
      token: "hunter2",
      sessionToken: "hunter2",
      code: "hunter2",
      codeHash: "allowed",
      Cookie: "hunter2",
      authorization: "hunter2",
      clientSecret: "hunter2",
      card: "hunter2",
      email: "hunter2",
      nested: { list: [{ secret: "hunter2" }], text: "to bob@example.org." },
      "bob@example.org": true,
      url: "smtp://user:hunter2@localhost:25",
      header: "Bearer hunter2hunter2",
    });
    log.error("broke", new Error("no mail for bob@example.org"), { by: "bob@example.org" });
    const all = lines.join("\n");
    assert(!all.includes("hunter2"), all);
    assert(!all.includes("bob@"), all);
    assertStringIncludes(all, "allowed");
  }
});

Deno.test("an error is written with name, message, stack and cause", () => {
  const { lines, log } = logger("json");
  log.error("broke", new TypeError("no such thing", { cause: new Error("deeper") }), { id: "x" });
  const { error, id } = JSON.parse(lines[0]);
  assertEquals([error.name, error.message, error.cause, id], [
    "TypeError",
    "no such thing",
    "Error: deeper",
    "x",
  ]);
  assertStringIncludes(error.stack, "log_test.ts");
  log.error("broke", "just a text");
  assertEquals(JSON.parse(lines[1]).error.message, "just a text");
});

Deno.test("logging never throws, and always writes the event", () => {
  for (const mode of ["json", "pretty"] as const) {
    const { lines, log } = logger(mode);
    const circle: Record<string, unknown> = { name: "circle" };
    circle.self = circle;
    const broken = {
      get trap(): string {
        throw new Error("trap");
      },
    };
    log.info("circle", circle);
    log.info("broken", broken);
    log.info("odd", { f: () => 1, s: Symbol("s"), n: NaN, d: new Date(NaN), u: undefined });
    log.error("nothing", undefined);
    log.error("null", null);
    log.error("bare", Object.create(null));
    assert(lines.length >= 5, lines.join("\n"));
    assertStringIncludes(lines[0], "[deep]");
    assertStringIncludes(lines[1], "[unreadable]");
  }
  createLogger({
    mode: "json",
    write: () => {
      throw new Error("closed");
    },
  }).info("into the void");
});

Deno.test("a line is bounded in length and is still valid JSON", () => {
  const { lines, log } = logger("json");
  log.info("long", { text: "x".repeat(1_000_000) });
  const many = Object.fromEntries(
    Array.from({ length: 500 }, (_, i) => [`f${i}`, "y".repeat(900)]),
  );
  log.info("wide", many);
  const error = new Error("z".repeat(100_000));
  log.error("deep", error, many);
  for (const line of lines) {
    assert(line.length <= MAX_LINE, String(line.length));
    JSON.parse(line);
  }
  assertEquals(JSON.parse(lines[1]).truncated, true);
});

Deno.test("pretty: an event starts at the margin, and an error's stack is indented below it", () => {
  const { lines, log } = logger("pretty");
  log.error("broke", new Error("first\n12:00:00 info  forged"), { orderId: "o1" });
  const [head, ...rest] = lines[0].split("\n");
  assertStringIncludes(head, "error broke orderId=o1");
  assert(rest.length > 1 && rest.every((line) => line.startsWith("      ")));
  log.info("a\n12:00:00 alarm forged", { text: "b\nc" });
  assert(!lines[1].includes("\n"));
});

Deno.test("pretty: a field without a value is not shown", () => {
  const { lines, log } = logger("pretty");
  log.info("request", { status: 200, refusal: undefined, ms: 1 });
  assert(lines[0].endsWith("request status=200 ms=1"), lines[0]);
});

Deno.test("debug events are written only if enabled", () => {
  const quiet = logger("json");
  quiet.log.debug("detail");
  assertEquals(quiet.lines, []);
  const loud = logger("json", true);
  loud.log.debug("detail");
  loud.log.alarm("look");
  assertEquals(loud.lines.map((line) => JSON.parse(line).level), ["debug", "alarm"]);
});
