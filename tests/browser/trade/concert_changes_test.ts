/** Open pages follow what moderators decide about their concert: no part of them goes on saying what was. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { buy, concertOf, json, reserve, signUp, signUpModerator } from "../../http/cast.ts";
import type { Form } from "../../http/browser.ts";
import { until } from "../../process/server.ts";
import { openLiveStage } from "../live_stage.ts";

const { stage, streams, windowOf, aTicket, test, close } = await openLiveStage();
Deno.test.afterAll(close);

async function evening(over: Form = {}) {
  const { alice, ticketId, path } = await aTicket({
    title: `Following ${crypto.randomUUID().slice(0, 8)}`,
    ...over,
  });
  const mona = await signUpModerator(stage.app, "mona");
  const concertId = await concertOf(stage.app, ticketId);
  const decide = (method: string, path: string, body: Form) =>
    json(
      mona.call(method, `/api/concerts/${concertId}${path}`, { ...body, reason: "Storm" }, {
        "if-match": "*",
      }),
    );
  const { startsAt } = await json(stage.app.fetch(`/api/concerts/${concertId}`));
  const to = Temporal.Instant.from(startsAt).add({ hours: 48 }).toString();
  return {
    alice,
    ticketId,
    ticketPath: path,
    path: `${stage.origin}/concerts/${concertId}`,
    startsAt: startsAt as string,
    to,
    move: () => decide("POST", "/move", { startsAt: to }),
    cancel: () => decide("POST", "/cancellation", {}),
    correct: (change: Form) => decide("PATCH", "", change),
  };
}

/** Every start that the page shows. */
const starts = async (page: Page): Promise<number[]> => [
  ...new Set(
    await page.locator("article time[data-zone]").evaluateAll((times) =>
      times.map((time) => Date.parse((time as HTMLTimeElement).dateTime))
    ),
  ),
];

const showsStart = (page: Page, at: string) => {
  let seen: number[] = [];
  return until(
    async () => (seen = await starts(page)).length === 1 && seen[0] === Date.parse(at),
    () => `shows ${seen}, not ${at}`,
  );
};

for (const which of ["path", "ticketPath"] as const) {
  const name = which === "path" ? "concert" : "ticket";

  test(`after a move, everything on the open page of a ${name} is about the new time`, async () => {
    const concert = await evening();
    const { page, problems, close } = await windowOf(null);
    await page.goto(concert[which]);
    await streams(1);
    await showsStart(page, concert.startsAt);
    await concert.move();
    await page.getByText("This concert has moved").first().waitFor();
    await showsStart(page, concert.to);
    assertEquals(problems, []);
    await close();
  });

  test(`after a cancellation, nothing on the open page of a ${name} is for sale`, async () => {
    const concert = await evening();
    const bob = await signUp(stage.app, "bob");
    const { page, close } = await windowOf(bob);
    await page.goto(concert[which]);
    await streams(1);
    await concert.cancel();
    await page.getByText("This concert is cancelled").first().waitFor();
    const toDo = page.locator("article").locator("a, button, label, legend, .badge");
    const gone = /calendar|Sell a ticket|How many|Reserve|Available$|See the tickets/;
    const left = async () => (await toDo.allTextContents()).filter((text) => gone.test(text));
    await until(async () => (await left()).length === 0, () => "something is still for sale");
    await close();
  });

  test(`a corrected venue appears on the open page of a ${name}`, async () => {
    const concert = await evening();
    const { page, close } = await windowOf(null);
    await page.goto(concert[which]);
    await streams(1);
    await concert.correct({ venue: "La Cigale" });
    await page.locator(".facts").getByText("La Cigale").waitFor();
    await close();
  });
}

test("when a concert's page is shown anew, focus and what was opened stay, and sharing still works", async () => {
  const concert = await evening();
  const { page, close } = await windowOf(null, { permissions: ["clipboard-write"] });
  await page.goto(concert.path);
  await streams(1);
  await page.getByText("Share", { exact: true }).click();
  const link = page.getByRole("link", { name: "Sell a ticket" });
  await link.focus();
  await concert.move();
  await showsStart(page, concert.to);
  assert(await link.evaluate((one) => one === document.activeElement), "the focus was lost");
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText("The address is copied").waitFor();
  await close();
});

test("the number of tickets that was chosen stays when the page of a listing is shown anew", async () => {
  const concert = await evening({
    rows: "3",
    split: "any",
    seat2: "13",
    code2: "B",
    seat3: "14",
    code3: "C",
  });
  const { page, close } = await windowOf(await signUp(stage.app, "bob"));
  await page.goto(concert.ticketPath);
  await streams(1);
  const two = page.getByRole("radio", { name: "2 tickets" });
  await two.check();
  await concert.correct({ venue: "La Cigale" });
  await page.locator(".facts").getByText("La Cigale").waitFor();
  assert(await two.isChecked(), "another number is chosen now");
  await close();
});

test("an open order that is complete shows that its concert was cancelled and its money refunded", async () => {
  const concert = await evening({ code: "STAYS-SECRET" });
  const bob = await signUp(stage.app, "bob");
  const orderId = await buy(bob, concert.ticketId);
  const { page, problems, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/orders/${orderId}`);
  await page.getByText("STAYS-SECRET").waitFor();
  await streams(1);
  await concert.cancel();
  await page.getByText("This concert is cancelled").first().waitFor();
  await page.getByText("STAYS-SECRET").waitFor({ state: "detached" });
  // The payment's last change changes nothing of the order itself.
  await page.getByText("was refunded to you").first().waitFor();
  assertEquals(problems, []);
  await close();
});

test("an open order shows that its concert was moved, before its own listing follows", async () => {
  const concert = await evening();
  const bob = await signUp(stage.app, "bob");
  const orderId = await buy(bob, concert.ticketId);
  const { page, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/orders/${orderId}`);
  await streams(1);
  await concert.move();
  await page.getByText("This concert has a new time").waitFor();
  await page.getByText("Give back").first().waitFor({ state: "attached" });
  await close();
});

test("an open order that is cancelled follows its concert too", async () => {
  const concert = await evening();
  const bob = await signUp(stage.app, "bob");
  const orderId = await reserve(bob, concert.ticketId);
  await bob.post(`/orders/${orderId}/cancellation`);
  const { page, close } = await windowOf(bob);
  await page.goto(`${stage.origin}/orders/${orderId}`);
  await streams(1);
  await concert.cancel();
  await page.getByText("This concert is cancelled").first().waitFor();
  await close();
});
