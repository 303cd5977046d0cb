/** Unit tests of the HTTP layer. */
import { assertEquals, assertThrows } from "@std/assert";
import { isLoopback } from "#domain/network.ts";
import { visitorOf } from "#web/request/address.ts";
import { etagOf, notModified, requireMatch } from "#web/answer/conditional.ts";
import { readCookie } from "#web/request/cookies.ts";
import { instantOf, localOf } from "#web/pages/sell/local_time.ts";
import { readStart } from "#web/pages/sell/start_time.ts";
import { says } from "#words/problems.ts";
import { safeNext, signInPath } from "#web/answer/redirect.ts";
import { ownOrigins } from "#web/request/same_origin.ts";

Deno.test("safeNext keeps our own paths and turns everything else into the home page", () => {
  const challenge = `/oauth2/sign-in?login_challenge=${"x".repeat(5000)}`;
  const kept = ["/", "/sell", "/tickets/1?a=b&c=%2F", "/a%20b#c", "/?q=%C3%A9", "/a//b", challenge];
  for (const next of kept) assertEquals(safeNext(next), next);
  const foreign = [
    null,
    undefined,
    "",
    "sell",
    "https://evil.example",
    "javascript:alert(1)",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " /sell",
    "/%2fevil.example",
    "/%252fevil.example",
    "/%5cevil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%09/evil.example",
    "/%",
    "/\u2028/x",
    `/${"x".repeat(7000)}`,
  ];
  for (const next of foreign) assertEquals(safeNext(next), "/", String(next));
});

Deno.test("the path to the sign-in page contains the way back", () => {
  assertEquals(signInPath("/"), "/sign-in");
  assertEquals(signInPath("/orders?a=b"), "/sign-in?next=%2Forders%3Fa%3Db");
});

Deno.test("If-None-Match compares weakly, If-Match compares the version", () => {
  const etag = etagOf(3, "available", "seller");
  assertEquals(etag, '"3-available-seller"');
  const get = (tag: string) => new Request("http://x", { headers: { "if-none-match": tag } });
  assertEquals(notModified(get(`W/${etag}`), etag), true);
  assertEquals(notModified(get('"3-reserved-seller"'), etag), false);
  assertEquals(notModified(new Request("http://x"), etag), false);
  const patch = (tag: string) => new Request("http://x", { headers: { "if-match": tag } });
  assertEquals(requireMatch(patch('"2-sold-other", W/"3-reserved-other"'), 3), 3);
  for (const tag of ['"2-available-seller"', "3", '"3"', ""]) {
    assertThrows(() => requireMatch(patch(tag), 3));
  }
  assertThrows(() => requireMatch(new Request("http://x"), 3));
});

Deno.test("a local time is converted to an instant in its zone, exactly around clock changes", () => {
  const instant = (text: string) => Date.parse(text);
  assertEquals(instantOf("2027-05-01T20:00", "Europe/Paris"), instant("2027-05-01T18:00Z"));
  assertEquals(instantOf("2027-05-01T20:00:00", "Asia/Tokyo"), instant("2027-05-01T11:00Z"));
  assertEquals(instantOf("2027-10-31T01:59", "Europe/Paris"), instant("2027-10-30T23:59Z"));
  assertEquals(instantOf("2027-10-31T03:00", "Europe/Paris"), instant("2027-10-31T02:00Z"));
  const repeated = { problem: says("repeated_time"), ofTime: true } as const;
  assertEquals(instantOf("2027-10-31T02:30", "Europe/Paris"), repeated);
  assertEquals(instantOf("2027-11-07T01:00", "America/New_York"), repeated);
  assertEquals(instantOf("2027-03-28T02:30", "Europe/Paris"), {
    problem: says("skipped_time"),
    ofTime: true,
  });
  for (
    const [local, zone] of [
      ["2027-03-28T02:30", "Europe/Paris"],
      ["2027-02-30T20:00", "Europe/Paris"],
      ["2027-05-01", "Europe/Paris"],
      ["2027-05-01T20:00Z", "Europe/Paris"],
      ["2027-05-01T20:00", "Nowhere/Town"],
      ["2027-05-01T20:00", ""],
    ]
  ) assertEquals(typeof instantOf(local, zone), "object", `${local} ${zone}`);
  assertEquals(localOf(instant("2027-05-01T18:00Z"), "Europe/Paris"), "2027-05-01T20:00");
});

Deno.test("a time that the clocks skip or repeat is a problem of the time, a day that does not exist one of the day", () => {
  const problemAt = (startsAt: string, startsTime: string) => {
    const read = readStart({ startsAt, startsTime, timeZone: "Europe/Paris" }, "en");
    return typeof read === "number" ? [] : read.map(({ path }) => path);
  };
  assertEquals(problemAt("2027-03-28", "02:30"), ["startsTime"]);
  assertEquals(problemAt("2027-10-31", "02:30"), ["startsTime"]);
  assertEquals(problemAt("2027-02-30", "02:30"), ["startsAt"]);
  assertEquals(problemAt("2027-03-28T02:30", ""), ["startsAt"], "one field has both");
});

Deno.test("the client's address is the one that the outermost trusted proxy saw", () => {
  const req = (forwarded?: string) =>
    Object.assign(
      new Request("http://x", { headers: forwarded ? { "x-forwarded-for": forwarded } : {} }),
      { runtime: { deno: { info: { remoteAddr: { hostname: "10.0.0.1" } } } } },
    );
  assertEquals(visitorOf(req("1.1.1.1"), 0).address, "10.0.0.1");
  assertEquals(visitorOf(req("9.9.9.9, 1.1.1.1"), 1).address, "1.1.1.1");
  assertEquals(visitorOf(req("9.9.9.9, 1.1.1.1, 2.2.2.2"), 2).address, "1.1.1.1");
  assertEquals(visitorOf(req("1.1.1.1"), 2).address, "1.1.1.1");
  assertEquals(visitorOf(req(), 2).address, "10.0.0.1");
  assertEquals(visitorOf(new Request("http://x"), 0).address, "local");
});

Deno.test("each spelling of an address is the same visitor; without a valid address it is the proxy's", () => {
  const from = (forwarded: string) => {
    const req = new Request("http://x", { headers: { "x-forwarded-for": forwarded } });
    const info = { remoteAddr: { hostname: "::ffff:10.0.0.1" } };
    return visitorOf(Object.assign(req, { runtime: { deno: { info } } }), 1).address;
  };
  const spellings = {
    "1.1.1.1": ["1.1.1.1", "1.1.1.1:80", '"1.1.1.1"', '"1.1.1.1:65535"', "[1.1.1.1]:9"],
    "2001:db8::1": [
      "2001:db8::1",
      "[2001:DB8::1]",
      "[2001:db8:0:0::1]:443",
      '"[2001:db8::1]:443"',
      "2001:0db8::0001%eth0",
      "[2001:db8::1%25eth0]:1",
    ],
    "1.2.3.4": ["::ffff:1.2.3.4", "[::FFFF:1.2.3.4]:80", "::ffff:102:304"],
    "10.0.0.1": [
      "unknown",
      "_hidden",
      "1",
      "0x7f.1",
      "010.0.0.1",
      "1.1.1.1:x",
      "[1.1.1.1",
      "::1::",
    ],
  };
  for (const [address, ways] of Object.entries(spellings)) {
    for (const way of ways) assertEquals(from(`9.9.9.9, ${way}`), address, way);
  }
});

Deno.test("loopback is an address of this machine or its name, not a name that begins like one", () => {
  for (
    const host of [
      "localhost",
      "LocalHost",
      "127.0.0.1",
      "127.9.9.9",
      "::1",
      "[::1]",
      "[::ffff:127.0.0.1]",
    ]
  ) {
    assertEquals(isLoopback(host), true, host);
  }
  for (const host of ["127.evil.example", "localhost.example", "0.0.0.0", "::", "10.0.0.1", ""]) {
    assertEquals(isLoopback(host), false, host);
  }
});

Deno.test("cookies are read by their exact name, and only if they are made of token characters", () => {
  const req = new Request("http://x", {
    headers: { cookie: 'xsession=1; session=abc; quoted="a b"; session=second' },
  });
  assertEquals(readCookie(req, "session"), "abc");
  assertEquals(readCookie(req, "quoted"), undefined);
  assertEquals(readCookie(req, "none"), undefined);
});

Deno.test("on loopback without ORIGIN all spellings are ours, otherwise ORIGIN alone", () => {
  assertEquals(
    [...ownOrigins({ origin: "http://localhost:8000", loopbackOrigin: true })],
    ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"],
  );
  assertEquals([...ownOrigins({ origin: "https://a.example", loopbackOrigin: false })], [
    "https://a.example",
  ]);
});
