/** The exchange on a real Kratos that is killed and restarted under load. */
import { assert, assertEquals } from "@std/assert";
import { COOKIE } from "#adapters/identity/ory/sessions.ts";
import { launch, openPage } from "../../browser/browser.ts";
import { openStage } from "../../browser/stage.ts";
import { sellForm } from "../../http/cast.ts";
import { until } from "../../process/server.ts";
import { Kratos } from "./kratos.ts";

let kratos!: Kratos;
const stage = await openStage(async (origin) => {
  kratos = await Kratos.start(origin);
  return { ...kratos.env, RATE_LIMITS: "off" };
});
Deno.test.afterAll(async () => {
  await stage.stop();
  await kratos[Symbol.asyncDispose]();
});
const { origin, app } = stage;

/** Pause between two requests of the same person, in milliseconds. */
const PACE_MS = 5;

/** Signs up in a browser, and returns a visitor with its cookies. */
async function member() {
  const browser = await launch();
  try {
    const { page } = await openPage(browser, {});
    await page.goto(`${origin}/sign-up`);
    await page.getByLabel("Email").fill(`olga.${crypto.randomUUID()}@example.org`);
    await page.getByLabel("Name").fill("Olga");
    await page.getByLabel("Password").fill("a horse of its own 42");
    await page.getByRole("main").getByRole("button", { name: "Sign up", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Confirm your email" }).waitFor();
    const visitor = app.visitor();
    for (const { name, value } of await page.context().cookies()) visitor.cookies.set(name, value);
    return visitor;
  } finally {
    await browser.close();
  }
}

Deno.test({
  name:
    "with Kratos killed under load nothing fails except with 503, nobody is let in wrongly, and everything works afterwards",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const olga = await member();
    const cookies = new Map(olga.cookies);
    const stranger = app.visitor();

    const seen = new Map<string, number>();
    const unexpected: string[] = [];
    const listed: string[] = [];
    const note = async (who: string, res: Response, allowed: number[]) => {
      const text = await res.text();
      const key = `${who} ${res.status}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      const hasRetryAfter = res.status !== 503 || res.headers.has("retry-after");
      if (!allowed.includes(res.status) || !hasRetryAfter) {
        unexpected.push(`${key} ${text.slice(0, 300)}`);
      }
      return text;
    };
    let going = true;
    const repeat = async (turn: () => Promise<unknown>) => {
      while (going) {
        await turn();
        await new Promise((resolve) => setTimeout(resolve, PACE_MS)); // as people do
      }
    };
    const load = Promise.all([
      repeat(async () => await note("visitor", await app.visitor().get("/"), [200])),
      repeat(async () => await note("olga's home", await olga.get("/"), [200])),
      repeat(async () => await note("olga's account", await olga.get("/account"), [200, 503])),
      repeat(async () => {
        const res = await olga.post("/sell", sellForm());
        if (res.status === 303) listed.push(res.headers.get("location")!);
        await note("olga's listing", res, [303, 503]);
      }),
      repeat(async () => {
        // A forged session, new each time so that no answer about it is cached.
        stranger.cookies.set(COOKIE, `forged-${crypto.randomUUID()}`);
        const res = await stranger.get("/account");
        await note("stranger's account", res, [303, 503]);
      }),
      repeat(async () => {
        const visitor = app.visitor();
        const begun = visitor.follow(visitor.get("/sign-in"));
        await note("signing in", await begun, [303, 503]);
      }),
    ]);
    const untilSeen = (key: string, more: number) => {
      const wanted = (seen.get(key) ?? 0) + more;
      const found = () => `${key}: ${JSON.stringify([...seen])} ${unexpected.slice(0, 3)}`;
      return until(() => (seen.get(key) ?? 0) >= wanted, found);
    };
    const everybody = (status: { home: number; theirs: number; listing: number; away: number }) =>
      Promise.all([
        untilSeen("visitor 200", 3),
        untilSeen(`olga's home ${status.home}`, 3),
        untilSeen(`olga's account ${status.theirs}`, 3),
        untilSeen(`olga's listing ${status.listing}`, 3),
        untilSeen(`stranger's account ${status.away}`, 3),
        untilSeen(`signing in ${status.away}`, 3),
      ]);
    const working = { home: 200, theirs: 200, listing: 303, away: 303 };
    try {
      await everybody(working);
      await kratos.kill();
      await everybody({ home: 200, theirs: 503, listing: 503, away: 503 });
      await kratos.run();
      await everybody(working);
    } finally {
      going = false;
      await load;
    }
    assertEquals(unexpected, []);
    // Olga is still signed in, and every acknowledged listing exists.
    assertEquals(olga.cookies.get(COOKIE), cookies.get(COOKIE));
    assert(listed.length >= 6);
    for (const path of listed) {
      await note("a listed ticket", await app.visitor().get(path.split("?")[0]), [200]);
    }
    assertEquals(unexpected, []);
    console.log([...seen].map(([what, count]) => `${what}: ${count}`).sort().join("\n"));
  },
});
