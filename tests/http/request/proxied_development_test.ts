/** An exchange that listens on loopback only, behind a proxy on the same machine. */
import { startApp, test } from "../app.ts";
import { html, problem } from "../cast.ts";

const app = await startApp({ env: { HOST: "127.0.0.1", ORIGIN: "http://tickets.example" } });
Deno.test.afterAll(() => app.stop());

test("development pages are not found for visitors who come through a proxy on the same machine", async () => {
  for (const path of ["/mail", "/mail/bought.1", "/styleguide"]) await html(app.fetch(path), 404);
  await problem(app.fetch("/metrics"), 404, "not_found");
});
