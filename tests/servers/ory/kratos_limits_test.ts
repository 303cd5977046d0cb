/** A Kratos with short lifespans: expired forms, and privileged sessions that need the password again. */
import { assert, assertEquals } from "@std/assert";
import { launch, openPage } from "../../browser/browser.ts";
import { openStage } from "../../browser/stage.ts";
import { until } from "../../process/server.ts";
import { Kratos } from "./kratos.ts";

let kratos!: Kratos;
const stage = await openStage(async (origin) => {
  kratos = await Kratos.start(origin, {
    SELFSERVICE_FLOWS_SETTINGS_PRIVILEGED_SESSION_MAX_AGE: "5s",
    SELFSERVICE_FLOWS_RECOVERY_LIFESPAN: "1s",
  });
  return kratos.env;
});
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
  await kratos[Symbol.asyncDispose]();
});

const PASSWORD = "a horse of its own 42";
const NEXT = "another horse by far 43";
const { origin, app } = stage;

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

test("kratos: a change that needs the password again continues by itself afterwards", async () => {
  const { page, problems, close } = await openPage(browser, { javaScriptEnabled: false });
  const press = (name: string) =>
    page.getByRole("main").getByRole("button", { name, exact: true }).click();
  const email = `gus.${crypto.randomUUID()}@example.org`;
  await page.goto(`${origin}/sign-up`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name").fill("Gus");
  await page.getByLabel("Password").fill(PASSWORD);
  await press("Sign up");
  // The session is privileged for 5 s, in which the change needs no password.
  await until(async () => {
    await page.goto(`${origin}/account/security`);
    await page.getByLabel("New password").fill(NEXT);
    await press("Change password");
    return await page.getByRole("heading", { name: "Confirm that it is you" }).isVisible();
  }, () => "the password is not asked for");
  await page.getByLabel("Password").fill("not it");
  await press("Sign in");
  await page.getByText("Incorrect email or password").waitFor();
  await page.getByLabel("Password").fill(NEXT);
  await press("Sign in");
  await page.getByText("Your changes are saved.").waitFor();
  await page.context().clearCookies();
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(NEXT);
  await press("Sign in");
  await page.getByRole("link", { name: "Account" }).waitFor();
  assertEquals(problems, []);
  await close();
});

test("kratos: an expired form, read or posted, is replaced by a new one, and the page says so", async () => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false });
  const id = () => new URL(page.url()).searchParams.get("flow")!;
  const untilExpired = async () => {
    const cookies = (await page.context().cookies())
      .map(({ name, value }) => `${name}=${value}`).join("; ");
    await until(async () => {
      const found = await app.system.identity.flows!.read("recovery", id(), cookies);
      return "no" in found && found.no === "gone";
    }, () => "the form does not expire");
  };
  await page.goto(`${origin}/recovery`);
  const first = id();
  await untilExpired();
  await page.reload();
  await page.getByText("This form has expired").waitFor();
  const second = id();
  assert(second !== first);
  await page.getByLabel("Email").fill("gus@example.org");
  await untilExpired();
  await page.getByRole("main").getByRole("button", { name: "Continue" }).click();
  await page.getByText("That took too long. Request a new code.").waitFor();
  assert(id() !== second);
  await close();
});
