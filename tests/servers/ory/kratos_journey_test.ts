/** The whole journey of a person with a real Kratos and a real Keto, in a browser with and without JavaScript. */
import axe from "axe-core";
import { assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { launch, type Opened, openPage, overflow } from "../../browser/browser.ts";
import { openStage } from "../../browser/stage.ts";
import { until } from "../../process/server.ts";
import { Keto } from "./keto.ts";
import { Kratos } from "./kratos.ts";

let kratos!: Kratos;
const keto = await Keto.start();
const stage = await openStage(async (origin) => {
  kratos = await Kratos.start(origin);
  return { ...kratos.env, ...keto.env };
});
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await stage.stop();
  await kratos[Symbol.asyncDispose]();
  await keto[Symbol.asyncDispose]();
});

const PASSWORD = "a horse of its own 42";
const OTHER_PASSWORD = "another horse by far 43";
const { origin } = stage;

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const press = (page: Page, name: string) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();

/** The code in the newest mail to an address, once `count` mails have arrived. */
async function code(email: string, count: number): Promise<string> {
  const mails = () => kratos.sink.received.filter(({ to }) => to.includes(email));
  await until(() => mails().length >= count, () => `no mail ${count} to ${email}`);
  return /\b(\d{6})\b/.exec(mails().at(-1)!.mail.text!)![1];
}

async function signUp(page: Page, name: string, email: string): Promise<void> {
  await heading(page, "Sign up").waitFor();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill("short");
  await press(page, "Sign up");
  await page.getByRole("link", { name: /^Password: Use at least \d+ characters/ }).waitFor();
  assertEquals(await page.getByLabel("Email").inputValue(), email);
  await page.getByLabel("Name").fill("");
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Sign up");
  await page.getByRole("link", { name: "Name: Required" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Sign up");
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await press(page, "Sign in");
}

async function sell(page: Page, title: string): Promise<string> {
  const inAYear = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 });
  await page.getByLabel("Artist or show").fill(title);
  await page.getByLabel("Venue", { exact: true }).fill("Zénith");
  await page.getByLabel("City").fill("Paris");
  await page.getByLabel("Date at the venue", { exact: true })
    .fill(inAYear.toPlainDate().toString());
  await page.getByLabel("Start time at the venue").fill("20:30");
  await page.getByLabel("Time zone of the venue").selectOption("Europe/Paris");
  await page.getByLabel("Face value").fill("50");
  await page.getByLabel("Your price").fill("45.50");
  await page.getByLabel("Barcode", { exact: true }).fill(`CODE-${crypto.randomUUID()}`);
  await page.getByRole("button", { name: "List for sale" }).click();
  await page.getByText("Your ticket is listed").waitFor();
  return page.url();
}

async function journey(javaScriptEnabled: boolean): Promise<void> {
  const people: Opened[] = [];
  const person = async () => {
    const opened = await openPage(browser, {
      javaScriptEnabled,
      viewport: { width: 360, height: 740 },
    });
    people.push(opened);
    return opened.page;
  };
  const [annMail, bobMail] = [
    `ann.${crypto.randomUUID()}@example.org`,
    `bob.${crypto.randomUUID()}@example.org`,
  ];

  // Ann wants to sell: she signs up first, and confirms her address with the code from the mail.
  const ann = await person();
  await ann.goto(`${origin}/sell`);
  await ann.getByRole("main").getByRole("link", { name: "Sign up" }).click();
  await signUp(ann, "Ann", annMail);
  await heading(ann, "Confirm your email").waitFor();
  await ann.getByLabel("Code from the email").fill("000000");
  await press(ann, "Continue");
  await ann.getByText("This code is incorrect, used or expired").waitFor();
  await ann.getByLabel("Code from the email").fill(await code(annMail, 1));
  await press(ann, "Continue");
  await ann.getByText("Your email is confirmed.").waitFor();
  await ann.getByRole("link", { name: "Continue" }).click();
  const ticket = await sell(ann, "The Night Owls");

  // Bob reserves as a visitor and signs up in between, which reserves the ticket.
  const bob = await person();
  await bob.goto(ticket);
  await bob.getByRole("link", { name: "Sign in to reserve" }).click();
  await bob.getByText("Next, we will reserve The Night Owls for you").waitFor();
  await bob.getByRole("main").getByRole("link", { name: "Sign up" }).click();
  await signUp(bob, "Bob", bobMail);
  await bob.getByText("Welcome. We have sent you an email").waitFor();
  await bob.getByRole("button", { name: "Pay now" }).click();
  await bob.getByLabel("Card number").fill("4242424242424242");
  await bob.getByRole("button", { name: "Pay €45.50" }).click();
  await heading(bob, "The ticket is yours").waitFor();
  await ann.goto(`${origin}/sales`);
  await ann.getByText("Sold", { exact: false }).first().waitFor();

  // The link in the mail confirms the address in any browser.
  await code(bobMail, 1);
  const mail = kratos.sink.received.find(({ to }) => to.includes(bobMail))!;
  const elsewhere = await person();
  await elsewhere.goto(/http:\/\/\S+/.exec(mail.mail.text!)![0]);
  await press(elsewhere, "Continue");
  await elsewhere.getByText("Your email is confirmed.").waitFor();

  // Ann has forgotten her password.
  await ann.goto(`${origin}/sign-out`);
  await press(ann, "Sign out");
  await ann.getByText("You are signed out").waitFor();
  await signIn(ann, annMail, "not her password");
  await ann.getByText("Incorrect email or password").waitFor();
  await ann.getByRole("link", { name: "Forgot your password?" }).click();
  await ann.getByLabel("Email").fill(annMail);
  await press(ann, "Continue");
  await ann.getByText("we have emailed a code to it").waitFor();
  await ann.getByLabel("Code from the email").fill(await code(annMail, 2));
  await press(ann, "Continue");
  await ann.getByText("You are signed in. Choose a new password now.").waitFor();
  await ann.getByLabel("New password").fill(OTHER_PASSWORD);
  await press(ann, "Change password");
  await ann.getByText("Your changes are saved.").waitFor();

  // She signs in elsewhere with the new one, and signs out everywhere.
  const phone = await person();
  await signIn(phone, annMail, PASSWORD);
  await phone.getByText("Incorrect email or password").waitFor();
  await signIn(phone, annMail, OTHER_PASSWORD);
  await phone.getByRole("link", { name: "Account" }).click();
  await press(phone, "Sign out everywhere");
  await phone.getByText("You are signed out everywhere").waitFor();
  await ann.goto(`${origin}/account`);
  await heading(ann, "Sign in").waitFor();
  await bob.goto(`${origin}/account`);
  await heading(bob, "Account").waitFor();

  for (const { page, problems, close } of people) {
    assertEquals(problems, []);
    assertEquals(await overflow(page), 0, "horizontal overflow");
    await close();
  }
  assertEquals(stage.errors(), []);
}

function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

test("kratos: people sign up, confirm, sell, buy, recover and sign out everywhere on a phone", () =>
  journey(true));

test("kratos: the same journey works without JavaScript", () => journey(false));

test("kratos: a passkey can be added and used to sign in under our content security policy", async () => {
  const { page, problems, close } = await openPage(browser, {});
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const email = `cy.${crypto.randomUUID()}@example.org`;
  await page.goto(`${origin}/sign-up`);
  await signUp(page, "Cy", email);
  await page.goto(`${origin}/account/security`);
  await press(page, "Add a passkey");
  await page.getByText("Your changes are saved.").waitFor();
  await page.getByRole("button", { name: /^Remove the passkey/ }).waitFor();
  await page.goto(`${origin}/sign-out`);
  await press(page, "Sign out");
  await page.getByText("You are signed out").waitFor();
  // Without conditional mediation, so that the form does not sign in by itself.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  await page.goto(`${origin}/sign-in`);
  await press(page, "Sign in with a passkey");
  await page.getByRole("link", { name: "Account" }).click();
  await page.getByText(email).waitFor();
  assertEquals(problems, []);
  await close();
});

test("kratos: with backup codes signing in needs a second step, which one of them passes", async () => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false });
  const email = `dee.${crypto.randomUUID()}@example.org`;
  await page.goto(`${origin}/sign-up`);
  await signUp(page, "Dee", email);
  await page.goto(`${origin}/account/security`);
  await press(page, "Generate new backup codes");
  const codes = await page.locator("[aria-labelledby=lookup_secret-title] code").allTextContents();
  assertEquals(codes.length, 12);
  await press(page, "I have written them down");
  await page.getByText("Your changes are saved.").waitFor();
  await page.goto(`${origin}/sign-out`);
  await press(page, "Sign out");
  await signIn(page, email, PASSWORD);
  await heading(page, "One more step").waitFor();
  // No page shows anything of the account before the second step.
  await page.goto(`${origin}/orders`);
  await heading(page, "One more step").waitFor();
  await page.getByRole("textbox", { name: "Backup code" }).fill(codes[3]);
  await press(page, "Continue with the backup code");
  await heading(page, "Orders").or(heading(page, "Your orders")).waitFor();
  assertMatch(page.url(), /\/orders$/);
  await close();
});

test("kratos: axe finds no problem on any page of the flows, light and dark, narrow and wide", async () => {
  const { page, close } = await openPage(browser, {});
  const email = `eve.${crypto.randomUUID()}@example.org`;
  const found: string[] = [];
  const look = async (path: string) => {
    if (path) await page.goto(origin + path);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [360, 1280]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run()
        );
        found.push(
          ...violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target }) => `${page.url()} ${colorScheme}: ${id}: ${target.join(" ")}`)
          ),
        );
        if (await overflow(page) > 0) found.push(`${page.url()} is wider than ${width} px`);
      }
    }
  };
  for (const path of ["/sign-in", "/recovery", "/verification", "/account-error?id=x"]) {
    await look(path);
  }
  await look("/sign-up");
  await press(page, "Sign up");
  await page.getByText("Required").first().waitFor();
  await look("");
  await signUp(page, "Eve", email);
  await heading(page, "Confirm your email").waitFor();
  await look("");
  await look("/account");
  await look("/account/security");
  await press(page, "Generate new backup codes");
  await page.getByText("Write them down").waitFor();
  await look("");
  assertEquals(found, []);
  await close();
});

test("kratos: during an outage the person sees a notice, and is signed in again afterwards", async () => {
  const { page, close } = await openPage(browser, {});
  const email = `flo.${crypto.randomUUID()}@example.org`;
  await page.goto(`${origin}/sign-up`);
  await signUp(page, "Flo", email);
  await heading(page, "Confirm your email").waitFor();
  await kratos.kill();
  try {
    // The last answer is cached for some seconds.
    const note = page.getByText("We cannot check who you are right now");
    await until(async () => {
      assertEquals((await page.goto(origin))!.status(), 200);
      return await note.isVisible();
    }, () => "the outage is not shown");
    assertEquals((await page.goto(`${origin}/orders`))!.status(), 503);
    await page.getByText("You can still browse tickets").waitFor();
  } finally {
    await kratos.run();
  }
  await until(
    async () => (await page.goto(`${origin}/account`))!.ok(),
    () => "the exchange does not recover",
  );
  await page.getByText(email).waitFor();
  await close();
});
