/** Takes the pictures of the README from a demo exchange that it starts itself: `deno task pictures`. */
import { launch } from "../tests/browser/browser.ts";
import { Server } from "../tests/process/server.ts";

const folder = new URL("../docs/pictures/", import.meta.url);

await using server = await Server.prepare({ DEMO: "on", RATE_LIMITS: "off" });
await server.start();
const browser = await launch();
try {
  await Deno.mkdir(folder, { recursive: true });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
  });
  await page.goto(server.origin);
  await Deno.writeFile(new URL("home.png", folder), await page.screenshot());
} finally {
  await browser.close();
}
