/** `examples/embed` in a real browser, served as another site: the browser itself applies CORS. */
import { assertEquals } from "@std/assert";
import { concertOf, list, NASTY, reserve, signUp } from "../http/cast.ts";
import { launch, openPage } from "../browser/browser.ts";
import { openStage } from "../browser/stage.ts";

const FOLDER = new URL("../../examples/embed/", import.meta.url);
const TYPES: Record<string, string> = { js: "text/javascript", html: "text/html; charset=utf-8" };

const [stage, browser] = await Promise.all([openStage({ CORS_ORIGINS: "*" }), launch()]);
const site = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (req) => {
  const name = new URL(req.url).pathname.slice(1) || "index.html";
  if (name === "favicon.ico") return new Response(null, { status: 204 });
  const text = await Deno.readTextFile(new URL(name, FOLDER));
  return new Response(text, { headers: { "content-type": TYPES[name.split(".").at(-1)!] } });
});
Deno.test.afterAll(async () => {
  await browser.close();
  await site.shutdown();
  await stage.stop();
});

Deno.test({
  name:
    "a page of another site shows a concert with its cheapest tickets, and drops one as it is reserved",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const [alice, bob] = [await signUp(stage.app, "alice"), await signUp(stage.app, "bob")];
    const ids: string[] = [];
    for (const price of ["45.50", "30", "40", "50"]) {
      ids.push(await list(alice, { title: `Owls ${NASTY}`, price, faceValue: "50" }));
    }
    const concert = await concertOf(stage.app, ids[0]);
    const { page, problems, close } = await openPage(browser, {});
    const query = new URLSearchParams({ exchange: stage.origin, concert });
    await page.goto(`http://127.0.0.1:${site.addr.port}/?${query}`);
    await page.getByRole("heading", { name: `Owls ${NASTY}`, exact: true }).waitFor();
    const offers = page.locator("ticketing-concert li a");
    assertEquals(await offers.allTextContents(), ["€30.00 · A", "€40.00 · A", "€45.50 · A"]);
    assertEquals(await offers.first().getAttribute("href"), `${stage.origin}/tickets/${ids[1]}`);

    await reserve(bob, ids[1], "3000");
    await offers.filter({ hasText: "€30.00" }).waitFor({ state: "detached" });
    await offers.filter({ hasText: "€50.00" }).waitFor();
    assertEquals(await offers.allTextContents(), ["€40.00 · A", "€45.50 · A", "€50.00 · A"]);
    assertEquals(problems, []);
    await close();
  },
});
