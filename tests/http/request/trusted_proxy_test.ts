/** An exchange on loopback that a proxy is trusted for, and that nobody gave an origin. */
import { assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, problem } from "../cast.ts";

const app = await startApp({ env: { TRUSTED_PROXIES: "1", DEMO: "on" } });
Deno.test.afterAll(() => app.stop());

test("figures are no more open than development pages to those whom the proxy lets in", async () => {
  const headers = { "x-forwarded-for": "8.8.8.8" };
  for (const path of ["/mail", "/styleguide"]) await html(app.fetch(path, { headers }), 404);
  await problem(app.fetch("/metrics", { headers }), 404, "not_found");
});

test("a demo that others can reach is warned of: everybody knows its passwords", () => {
  const warned = app.lines.map((line) => JSON.parse(line))
    .filter(({ event }) => event === "demo_for_everybody");
  assertEquals(warned.map(({ level }) => level), ["warn"]);
  return Promise.resolve();
});
