/** The exchange on a real Hydra, a third-party app of Dora's, and a browser for Bob. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { KEPT_MS } from "#adapters/clients/hydra/kept.ts";
import { launch, openPage } from "../../browser/browser.ts";
import { Clock } from "../../exchange.ts";
import { startApp } from "../../http/app.ts";
import { json, type Person, signUp } from "../../http/cast.ts";
import { freePort } from "../../process/server.ts";
import { Hydra } from "./hydra.ts";
import { ThirdParty } from "./third_party.ts";

interface Scene extends AsyncDisposable {
  thirdParty: ThirdParty;
  /** Registered the third-party app. */
  dora: Person;
  /** Uses the third-party app. */
  bob: Person;
  page: Page;
  /** Errors that the browser reported. */
  problems: string[];
}

/** Stops after all tests of the file. */
export async function openHydraStage() {
  const port = freePort();
  const origin = `http://localhost:${port}`;
  const hydra = await Hydra.start(origin);
  // Hydra uses the real time, so ours starts there.
  const clock = new Clock(Date.now());
  const app = await startApp({
    clock,
    env: { PORT: String(port), ORIGIN: origin, ...hydra.env },
  });
  const server = Deno.serve({ port, hostname: "localhost", onListen() {} }, app.handler);
  const browser = await launch();
  Deno.test.afterAll(async () => {
    await browser.close();
    await server.shutdown();
    await app.stop();
    await hydra[Symbol.asyncDispose]();
  });

  /** Registers Dora's app, and opens a browser in which nobody is signed in. */
  async function open(
    options: { public?: boolean; scopes?: string[]; javaScriptEnabled?: boolean } = {},
  ): Promise<Scene> {
    const [dora, bob] = [await signUp(app, "dora"), await signUp(app, "bob")];
    const thirdParty = new ThirdParty(origin);
    const { id, secret = null } = await json(
      dora.call("POST", "/api/clients", {
        kind: "oauth2",
        name: "Dora's planner",
        scopes: options.scopes ?? ["tickets:read", "orders:read"],
        redirectUris: [thirdParty.redirectUri],
        public: options.public ?? false,
      }),
      201,
    );
    thirdParty.client = { clientId: id, secret };
    const { page, problems, close } = await openPage(browser, {
      javaScriptEnabled: options.javaScriptEnabled ?? true,
    });
    return {
      thirdParty,
      dora,
      bob,
      page,
      problems,
      async [Symbol.asyncDispose]() {
        await close();
        await thirdParty[Symbol.asyncDispose]();
      },
    };
  }

  /** Puts Bob's session into the browser. */
  const signBobIn = ({ page, bob }: Scene) =>
    page.context().addCookies([{
      name: "session",
      value: bob.cookies.get("session")!,
      url: origin,
    }]);

  const allow = (page: Page) => page.getByRole("button", { name: "Allow", exact: true }).click();

  /** Fails with what the page shows instead. */
  async function backInApp(page: Page): Promise<void> {
    try {
      await page.getByRole("heading", { name: "Back in the app" }).waitFor();
    } catch (cause) {
      const text = await page.locator("body").innerText({ timeout: 1_000 }).catch(String);
      throw new Error(`Still at ${page.url()}: ${text}`, { cause });
    }
  }

  /** Signs Bob in, allows what the app requests, and returns the tokens that it gets. */
  async function tokenOf(scene: Scene, scope: string) {
    const { thirdParty, page } = scene;
    await signBobIn(scene);
    const { url, verifier, state } = await thirdParty.begin(scope);
    await page.goto(url);
    if (page.url().startsWith(origin)) await allow(page);
    await backInApp(page);
    const answer = await thirdParty.answer();
    assertEquals(answer.state, state);
    const { status, body } = await thirdParty.exchangeCode(answer.code, verifier);
    assertEquals(status, 200, JSON.stringify(body));
    return body as { access_token: string; refresh_token?: string; scope: string };
  }

  /** The status of a request with the token: whether it is accepted. */
  const statusOf = async ({ thirdParty }: Scene, token: string) =>
    (await thirdParty.call(token, "GET", "/api/orders")).status;

  /** Follows Hydra's redirects with Bob's session up to the consent page; returns its URL. */
  async function consentUrl({ thirdParty, bob }: Scene, scope = "orders:read"): Promise<URL> {
    let location = (await thirdParty.begin(scope)).url;
    for (let steps = 0; !location.includes("/oauth2/consent"); steps++) {
      assert(steps < 5, location);
      const url = new URL(location, origin);
      const res = await bob.get(url.pathname + url.search);
      await res.body?.cancel();
      location = res.headers.get("location") ?? `${res.status} without a location`;
    }
    return new URL(location, origin);
  }

  function test(name: string, fn: () => Promise<void>): void {
    Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
  }

  return {
    hydra,
    app,
    origin,
    clock,
    /** How long a token revoked elsewhere can still be accepted here. */
    CACHED_SECONDS: KEPT_MS / 1000,
    open,
    signBobIn,
    allow,
    backInApp,
    tokenOf,
    statusOf,
    consentUrl,
    test,
  };
}
