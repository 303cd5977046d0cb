/** An exchange on loopback with a trusted proxy and without ORIGIN. */
import { assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, problem } from "../cast.ts";

const app = await startApp({ env: { TRUSTED_PROXIES: "1", DEMO: "on" } });
Deno.test.afterAll(() => app.stop());

test("metrics and development pages are closed to those who come through the proxy", async () => {
  const headers = { "x-forwarded-for": "8.8.8.8" };
  for (const path of ["/mail", "/styleguide"]) await html(app.fetch(path, { headers }), 404);
  await problem(app.fetch("/metrics", { headers }), 404, "not_found");
});

test("a demo that others can reach logs a warning, since everybody knows its passwords", () => {
  const warned = app.lines.map((line) => JSON.parse(line))
    .filter(({ event }) => event === "demo_for_everybody");
  assertEquals(warned.map(({ level }) => level), ["warn"]);
  return Promise.resolve();
});
