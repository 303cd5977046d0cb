/** Two processes of the exchange behind a real nginx, configured by the files of deploy/nginx. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { tokenOf } from "../bench/rows.ts";
import { list, reserve } from "../http/cast.ts";
import { SELLER_TOKEN } from "./denokv.ts";
import { site } from "./nginx_site.ts";

/** What `api_address` has left, as an answer of the API says. */
function leftOf(headers: Headers): number {
  const [, left] = /"api_address";r=(\d+)/.exec(headers.get("ratelimit") ?? "")!;
  return Number(left);
}

Deno.test("plain http is redirected to https, which alone asks for https ever after", async () => {
  await using it = await site();
  const { nginx } = it;
  const plain = await fetch(`${nginx.plainOrigin}/sell?a=1`, { redirect: "manual" });
  await plain.body?.cancel();
  assertEquals([plain.status, plain.headers.get("location")], [308, "https://localhost/sell?a=1"]);
  assertEquals(plain.headers.get("strict-transport-security"), null);

  const home = await nginx.fetch("/");
  assertEquals(home.status, 200);
  assertMatch(await home.text(), /<html lang="en">/);
  // Set by the exchange alone: two of these headers would be invalid.
  assertMatch(home.headers.get("strict-transport-security")!, /^max-age=\d+; includeSubDomains$/);
  assertEquals(home.headers.get("server"), "nginx");

  // A form of another site is refused, one of ours is taken: ORIGIN is the address that people see.
  const buyer = nginx.visitor(tokenOf(0));
  const ticketId = await list(nginx.visitor(SELLER_TOKEN));
  const foreign = await buyer.post("/orders", { ticketId, price: "4550" }, {
    origin: "https://evil.example",
  });
  await foreign.body?.cancel();
  assertEquals(foreign.status, 403);
  await reserve(buyer, ticketId);
});

Deno.test("a client's address is the one that nginx saw, whatever the client claims", async () => {
  await using it = await site({ RATE_LIMITS: "on" });
  const { nginx, exchange } = it;
  const path = "/api/concerts";
  /** The least that either process has left for an address: each counts by itself. */
  const leftFor = async (address: string, headers: Record<string, string> = {}) => {
    const answers: number[] = [];
    for (let n = 0; n < 8; n++) answers.push(leftOf(await nginx.fetchFrom(address, path, headers)));
    return Math.min(...answers);
  };
  const first = await leftFor("127.0.0.2");
  const forged = await leftFor("127.0.0.2", { "x-forwarded-for": "203.0.113.9, 198.51.100.1" });
  assert(forged < first, "a forged address has a limit of its own");
  const again = await leftFor("127.0.0.2", { "forwarded": "for=203.0.113.9" });
  assert(again < forged, "a forged address has a limit of its own");
  // Somebody else's requests are counted apart, also from what was claimed above.
  const other = await leftFor("127.0.0.3", { "x-forwarded-for": "127.0.0.2" });
  assertEquals(other, first);
  for (const app of exchange.apps) {
    assert(app.output.includes(`"path":"${path}"`), "one process got everything");
  }
});
