/** An exchange that listens on loopback alone, behind a proxy on the same machine. */
import { startApp, test } from "../app.ts";
import { html, problem } from "../cast.ts";

const app = await startApp({ env: { HOST: "127.0.0.1", ORIGIN: "http://tickets.example" } });
Deno.test.afterAll(() => app.stop());

test("development pages are not there for visitors that a proxy on the same machine lets in", async () => {
  for (const path of ["/mail", "/mail/bought.1", "/styleguide"]) await html(app.fetch(path), 404);
  await problem(app.fetch("/metrics"), 404, "not_found");
});
