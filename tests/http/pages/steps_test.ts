/**
 * How many calls of the database a page takes, and in how many steps one after the other: when nothing of it was
 * read lately, and when it was. A step is all calls that wait together; the next ones follow from their answers.
 */
import { assert, assertEquals } from "@std/assert";
import { addMember } from "#domain/groups/commands.ts";
import { wrapped } from "../../store/wrapped_kv.ts";
import { startApp, test } from "../app.ts";
import { buy, concertOf, html, list, type Person, reserve, signUp } from "../cast.ts";

/** Holds the reads of the database until no further ones come, then lets all of them go on. */
class Steps {
  waiting: (() => void)[] = [];
  #open = 0;
  isCounting = false;

  before = (call: string): Promise<void> | void => {
    if (!this.isCounting || call === "commit") return;
    this.#open++;
    return new Promise((resolve) => this.waiting.push(resolve));
  };
  after = (call: string): void => {
    if (this.isCounting && call !== "commit") this.#open--;
  };

  async count(run: () => Promise<unknown>): Promise<{ calls: number; steps: number }> {
    const counted = { calls: 0, steps: 0 };
    let isDone = false;
    this.isCounting = true;
    const done = run().finally(() => isDone = true);
    while (!isDone) {
      // All answers have arrived, and what follows from them has been asked.
      for (let quiet = 0; quiet < 3; quiet++) await new Promise((turn) => setTimeout(turn, 0));
      if (this.waiting.length < this.#open) continue;
      if (this.waiting.length === 0) continue;
      counted.calls += this.waiting.length;
      counted.steps++;
      for (const go of this.waiting.splice(0)) go();
    }
    this.isCounting = false;
    await done;
    return counted;
  }
}

const steps = new Steps();
const app = await startApp({ kv: (kv) => wrapped(kv, steps) });
Deno.test.afterAll(() => app.stop());

const alice = await signUp(app, "alice");
const bob = await signUp(app, "bob");
const [held, sold, free] = [await list(alice), await list(alice), await list(alice)];
const bought = await buy(bob, sold);
const order = await reserve(bob, held);
const concert = `/concerts/${await concertOf(app, free)}`;

const [carol, dave] = [await signUp(app, "carol"), await signUp(app, "dave")];
for (let sales = 0; sales < 4; sales++) await buy(dave, await list(carol));
const olga = await signUp(app, "olga");
await addMember(app.system, "operators", olga.userId);

/** The least of several times: a look of the workers may come in between. */
async function least(path: string, who: Person | null, seconds: number) {
  const found = { calls: Infinity, steps: Infinity };
  for (let time = 0; time < 3; time++) {
    app.clock.forward(seconds);
    await app.system.workers.relay.idle();
    await app.system.workers.offerings.idle();
    const { calls, steps: many } = await steps.count(() =>
      html(who === null ? app.fetch(path) : who.get(path))
    );
    found.calls = Math.min(found.calls, calls);
    found.steps = Math.min(found.steps, many);
  }
  return found;
}

/** At most so many calls, in so many steps, when nothing was read for two seconds. */
const BOUNDS: [string, string, Person | null, calls: number, steps: number][] = [
  ["home, a visitor", "/", null, 2, 2],
  ["home, signed in", "/", alice, 5, 3],
  ["home, with a hold", "/", bob, 6, 3],
  ["concert, a visitor", concert, null, 6, 3],
  ["concert, its seller", concert, alice, 11, 4],
  ["concert, signed in", concert, bob, 11, 4],
  ["ticket, a visitor", `/tickets/${free}`, null, 5, 4],
  ["ticket, signed in", `/tickets/${free}`, bob, 9, 5],
  ["order, held", `/orders/${order}`, bob, 6, 4],
  // One of them asks whether the barcode was opened before, which the evidence of a claim says.
  ["order, bought", `/orders/${bought}`, bob, 11, 7],
  // One of them reads the concerts of what was bought: each has its day of now.
  ["orders", "/orders", bob, 7, 4],
  ["sales", "/sales", alice, 11, 5],
];

/** The same, of pages that are read anew each time: of many values, in calls that do not grow with them. */
const OF_MONEY: [string, string, Person, calls: number, steps: number][] = [
  ["payouts", "/account/payouts", carol, 10, 5],
  ["books", "/ops/money", olga, 8, 5],
];

for (const [what, path, who, calls, most] of OF_MONEY) {
  test(`${what}: at most ${calls} calls in ${most} steps`, async () => {
    const found = await least(path, who, 2);
    assert(found.calls <= calls && found.steps <= most, `${found.calls} calls in ${found.steps}`);
  });
}

for (const [what, path, who, calls, most] of BOUNDS) {
  test(`${what}: at most ${calls} calls in ${most} steps, and none a moment later`, async () => {
    const cold = await least(path, who, 2);
    assert(cold.calls <= calls && cold.steps <= most, `${cold.calls} calls in ${cold.steps} steps`);
    assert(cold.calls > 0);
    app.clock.forward(2);
    await html(who === null ? app.fetch(path) : who.get(path));
    assertEquals(await least(path, who, 0), { calls: 0, steps: 0 });
  });
}
