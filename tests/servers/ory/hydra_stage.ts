/** The built app on a real Hydra, a program of Dora's, and a browser for Bob. */
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

export interface Scene extends AsyncDisposable {
  program: ThirdParty;
  /** Made the program. */
  dora: Person;
  /** Uses it. */
  bob: Person;
  page: Page;
  /** What browsers complain of. */
  problems: string[];
}

/** Stops by itself after the tests of the file. */
export async function openHydraStage() {
  const port = freePort();
  const origin = `http://localhost:${port}`;
  const hydra = await Hydra.start(origin);
  // Hydra keeps the time of day; ours begins there.
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

  /** Dora's program, and a browser in which nobody is signed in. */
  async function open(
    options: { public?: boolean; scopes?: string[]; javaScriptEnabled?: boolean } = {},
  ): Promise<Scene> {
    const [dora, bob] = [await signUp(app, "dora"), await signUp(app, "bob")];
    const program = new ThirdParty(origin);
    const { id, secret = null } = await json(
      dora.call("POST", "/api/clients", {
        kind: "oauth2",
        name: "Dora's planner",
        scopes: options.scopes ?? ["tickets:read", "orders:read"],
        redirectUris: [program.redirectUri],
        public: options.public ?? false,
      }),
      201,
    );
    program.client = { clientId: id, secret };
    const { page, problems, close } = await openPage(browser, {
      javaScriptEnabled: options.javaScriptEnabled ?? true,
    });
    return {
      program,
      dora,
      bob,
      page,
      problems,
      async [Symbol.asyncDispose]() {
        await close();
        await program[Symbol.asyncDispose]();
      },
    };
  }

  /** The browser has Bob's session. */
  const bobSits = ({ page, bob }: Scene) =>
    page.context().addCookies([{
      name: "session",
      value: bob.cookies.get("session")!,
      url: origin,
    }]);

  const allow = (page: Page) => page.getByRole("button", { name: "Allow", exact: true }).click();

  const backInProgram = (page: Page) =>
    page.getByRole("heading", { name: "Back in the program" }).waitFor();

  /** Bob, signed in, allows what the program asks; answers with the token that it gets. */
  async function tokenOf(scene: Scene, scope: string) {
    const { program, page } = scene;
    await bobSits(scene);
    const { url, verifier, state } = await program.begin(scope);
    await page.goto(url);
    if (page.url().startsWith(origin)) await allow(page);
    const answer = await program.answer();
    await backInProgram(page);
    assertEquals(answer.state, state);
    const { status, body } = await program.exchangeCode(answer.code, verifier);
    assertEquals(status, 200, JSON.stringify(body));
    return body as { access_token: string; refresh_token?: string; scope: string };
  }

  /** As the program sees it: its token counts, or it does not. */
  const statusOf = async ({ program }: Scene, token: string) =>
    (await program.call(token, "GET", "/api/orders")).status;

  /** Where Hydra leads a browser that has Bob's session, up to the question. */
  async function questionTo({ program, bob }: Scene, scope = "orders:read"): Promise<URL> {
    let location = (await program.begin(scope)).url;
    for (let steps = 0; !location.includes("/oauth2/consent"); steps++) {
      assert(steps < 5, location);
      const url = new URL(location, origin);
      const res = await bob.get(url.pathname + url.search);
      await res.body?.cancel();
      location = res.headers.get("location") ?? `${res.status} leads nowhere`;
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
    /** How long a token that was revoked elsewhere goes on here, at the most. */
    KEPT_SECONDS: KEPT_MS / 1000,
    open,
    bobSits,
    allow,
    backInProgram,
    tokenOf,
    statusOf,
    questionTo,
    test,
  };
}
