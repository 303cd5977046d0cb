/** Buying on the fake Stripe in a browser: the order's page always says what happened to the payment. */
import { assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { Clock } from "../clock.ts";
import { startApp } from "../http/app.ts";
import { list, reserve, signUp } from "../http/cast.ts";
import { freePort } from "../process/server.ts";
import { dispute } from "../stripe/after_sale.ts";
import { FakeStripe, KEY } from "../stripe/fake.ts";
import { CARDS } from "../stripe/page.ts";
import { launch, openPage } from "./browser.ts";

const clock = new Clock();
const fake = new FakeStripe(clock.now);
const port = freePort();
const origin = `http://localhost:${port}`;
const app = await startApp({
  clock,
  env: {
    PORT: String(port),
    ORIGIN: origin,
    PAYMENTS: "stripe",
    SALE_HORIZON_DAYS: "0",
    STRIPE_SECRET_KEY: KEY,
    STRIPE_WEBHOOK_SECRET: fake.webhooks.secret,
    STRIPE_CONNECT_WEBHOOK_SECRET: fake.accountWebhooks.secret,
    STRIPE_API_URL: fake.serve(),
  },
});
const server = Deno.serve({ port, hostname: "localhost", onListen() {} }, app.handler);
fake.webhooks.endpoint = async (body, signature) => {
  const headers = { "stripe-signature": signature };
  const res = await fetch(`${origin}/webhooks/stripe`, { method: "POST", body, headers });
  await res.body?.cancel();
  return res.status;
};
const browser = await launch();
Deno.test.afterAll(async () => {
  await browser.close();
  await server.shutdown();
  await app.stop();
  await fake[Symbol.asyncDispose]();
});

const settle = async () => {
  await fake.webhooks.deliver();
  app.system.workers.relay.wake();
  await app.system.workers.relay.idle();
};

interface Scene {
  page: Page;
  order: string;
  /** Another tab of the same browser. */
  tab(): Promise<Page>;
  /** When the hold ends, epoch ms. */
  expiresAt: number;
}

/** Plays a scene that starts on the page of an order, with Bob holding Alice's ticket. */
function journey(
  name: string,
  play: (scene: Scene) => Promise<void>,
  options: { javaScriptEnabled?: boolean } = {},
): void {
  Deno.test({
    name,
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      fake.faults.clear();
      const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
      const orderId = await reserve(bob, await list(alice));
      const { expiresAt } = await (await bob.get(`/api/orders/${orderId}`)).json();
      const { page, problems, close } = await openPage(browser, options);
      const cookie = { name: "session", value: bob.cookies.get("session")!, url: origin };
      await page.context().addCookies([cookie]);
      const order = `${origin}/orders/${orderId}`;
      await page.goto(order);
      const tab = () => page.context().newPage();
      await play({ page, order, tab, expiresAt: Date.parse(expiresAt) });
      const blocked = problems.filter((text) => /content security policy|refused/i.test(text));
      assertEquals(blocked, [], "our content security policy allows the redirects");
      await close();
    },
  });
}

async function toCheckout(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Pay now|Continue to payment)$/ }).click();
  await page.getByRole("heading", { name: "Pay The Night Owls" }).waitFor();
  assertEquals(new URL(page.url()).origin, fake.origin);
}

async function payWith(page: Page, card: string): Promise<void> {
  await page.getByLabel("Card number").fill(card);
  await page.getByRole("button", { name: "Pay" }).click();
}

const says = async (page: Page, ...texts: string[]) => {
  for (const text of texts) await page.getByText(text).first().waitFor();
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  journey(`a buyer pays and gets the ticket${how}`, async ({ page, order }) => {
    await says(page, "You have not been charged.");
    await toCheckout(page);
    await payWith(page, CARDS.good);
    await page.getByRole("heading", { name: "The ticket is yours" }).waitFor();
    assertEquals(page.url(), order);
    await says(page, "You paid €45.50.");
    await settle();
    await page.reload();
    await says(page, "The ticket is yours", "You paid €45.50.");
  }, { javaScriptEnabled });
}

journey("a buyer whose card is declined pays with another one", async ({ page }) => {
  await toCheckout(page);
  await payWith(page, CARDS.declined);
  await says(page, "Your card was declined.");
  await settle();
  await payWith(page, CARDS.good);
  await says(page, "The ticket is yours", "You paid €45.50.");
});

journey(
  "a declined buyer who goes back has not been charged, and can pay again",
  async ({ page }) => {
    await toCheckout(page);
    await payWith(page, CARDS.declined);
    await page.getByRole("link", { name: "Back" }).click();
    await says(page, "Reserved for you", "You have not been charged.");
    await toCheckout(page);
    await payWith(page, CARDS.good);
    await says(page, "The ticket is yours", "You paid €45.50.");
  },
);

journey(
  "the order of a buyer who pays and closes the tab completes",
  async ({ page, order, tab }) => {
    await toCheckout(page);
    // The tab is closed before it returns to our site.
    await page.route(`${origin}/**`, (route) => route.abort());
    await payWith(page, CARDS.good).catch(() => {});
    while (fake.webhooks.waiting === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await page.close();
    await settle();
    const later = await tab();
    await later.goto(order);
    await says(later, "The ticket is yours", "You paid €45.50.");
  },
);

journey(
  "a buyer who pays in two tabs is charged once",
  async ({ page, order, tab }) => {
    const other = await tab();
    await other.goto(order);
    await toCheckout(page);
    await toCheckout(other);
    assertEquals(other.url(), page.url());
    const before = fake.totals();
    await payWith(page, CARDS.good);
    await says(page, "The ticket is yours");
    await payWith(other, CARDS.good);
    await says(other, "The ticket is yours", "You paid €45.50.");
    await settle();
    const after = fake.totals();
    assertEquals([after.captured - before.captured, after.held], [4550, 0]);
  },
);

journey(
  "a payment in the last second counts although its webhook comes after the deadline",
  async (scene) => {
    const { page, order, expiresAt } = scene;
    await toCheckout(page);
    clock.at = expiresAt - 1;
    await page.route(`${origin}/**`, (route) => route.abort());
    await payWith(page, CARDS.good).catch(() => {});
    while (fake.webhooks.waiting === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    clock.at = expiresAt + 5_000;
    await page.unroute(`${origin}/**`);
    await settle();
    await page.goto(order);
    await says(page, "The ticket is yours", "You paid €45.50.");
  },
);

journey("a buyer who is too late finds the checkout expired and is not charged", async (scene) => {
  const { page, expiresAt } = scene;
  await toCheckout(page);
  clock.at = expiresAt;
  await settle();
  await payWith(page, CARDS.good);
  await says(page, "This checkout session has expired");
  await page.getByRole("link", { name: "Back" }).click();
  await says(page, "Your reservation has expired", "You were not charged.");
});

journey(
  "a payment after the deadline on a checkout still open is voided",
  async (scene) => {
    const { page, order, expiresAt } = scene;
    await toCheckout(page);
    const before = fake.totals();
    clock.at = expiresAt;
    // The checkout was not expired in time.
    await payWith(page, CARDS.good);
    await says(page, "Your reservation has expired");
    assertEquals(page.url(), order);
    await settle();
    await page.reload();
    const text = (await page.locator("main").textContent())!;
    assertMatch(
      text,
      /Your bank approved €45\.50 after your reservation had expired, so we did not take it/,
    );
    assertMatch(text, /Your bank has released it\. A bank's hold is not a charge\./);
    assertEquals(fake.totals(), before);
  },
);

journey("a buyer sees that the bank disputes the payment", async ({ page }) => {
  await toCheckout(page);
  await payWith(page, CARDS.good);
  await says(page, "The ticket is yours");
  const [intent] = [...fake.ledger.intents.keys()].slice(-1);
  dispute(fake.ledger, intent);
  await settle();
  await page.reload();
  await says(page, "You paid €45.50.", "Your bank is disputing this payment.");
});
