/** The process dies before or after each call to Stripe: the outcome is the same, and money moves once. */
import { assert, assertEquals } from "@std/assert";
import { cancelOrder, refundOrder, reserveTicket } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import { payments } from "#domain/payments/payment.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import type { Kv } from "#store/kv/mod.ts";
import { Clock, must } from "../exchange.ts";
import { wrapped } from "../store/wrapped_kv.ts";
import { endpointOf } from "./endpoints.ts";
import { FakeStripe } from "./fake.ts";
import type { Verb } from "./faults.ts";
import { Market } from "./market.ts";

/** The call at which to die: the nth of its verb, before or after it takes effect. */
interface Fatal {
  verb: Verb;
  nth: number;
  when: "before" | "after";
}

/** One database and one Stripe, on which processes start and die. */
class World {
  readonly clock = new Clock();
  readonly fake = new FakeStripe(this.clock.now);
  readonly calls = new Map<Verb, number>();
  fatal: Fatal | null = null;
  #death = Promise.withResolvers<void>();
  #dead = false;

  constructor(private readonly kv: Deno.Kv) {}

  get dead(): boolean {
    return this.#dead;
  }
  get died(): Promise<void> {
    return this.#death.promise;
  }

  #die(): void {
    this.#dead = true;
    this.#death.resolve();
  }

  readonly #fetch: typeof fetch = async (input, init) => {
    this.#live();
    const { verb } = endpointOf(init!.method!, new URL(String(input)).pathname)!;
    const nth = (this.calls.get(verb) ?? 0) + 1;
    this.calls.set(verb, nth);
    const dies = this.fatal?.verb === verb && this.fatal.nth === nth ? this.fatal.when : null;
    if (dies === "before") this.#die();
    this.#live();
    const answer = await this.fake.fetch(input as string, init);
    if (dies === "after") this.#die();
    this.#live();
    return answer;
  };

  #live = (): void => {
    if (this.#dead) throw new TypeError("killed");
  };

  /** Starts a new process. */
  async start(): Promise<Market> {
    this.#dead = false;
    this.#death = Promise.withResolvers<void>();
    const kv = (opened: Deno.Kv): Kv => {
      opened.close();
      const between = { before: this.#live, after: this.#live };
      return Object.assign(wrapped(this.kv, between), {
        close() {},
        listenQueue: () => new Promise<void>(() => {}),
      });
    };
    const env = { SECRET: "a secret of thirty-two bytes, or more" };
    const { clock, fake } = this;
    return await Market.open({ env, clock, fake, fetch: this.#fetch, kv });
  }
}

/** Actions of people, in steps that can be repeated after a restart. */
interface Story {
  readonly steps: readonly ((market: Market, cast: Cast) => Promise<unknown>)[];
  readonly end: string;
  readonly captured: number;
  readonly refunded: number;
}
interface Cast {
  bob: string;
  mona: string;
  ticketId: string;
}

const orderOf = async ({ e }: Market, { bob, ticketId }: Cast) =>
  must(await reserveTicket(e.x, bob, { ticketId })).order;
const orderNow = async ({ e }: Market) => (await Array.fromAsync(e.x.store.scan(orders)))[0];

const opens = async (market: Market, cast: Cast) =>
  await openCheckout(market.e.x, cast.bob, (await orderOf(market, cast)).id);
/** Pays on the hosted page, which works without the exchange. */
const pays = (market: Market) => {
  const open = [...market.fake.ledger.sessions.values()].filter((it) => it.status === "open");
  for (const session of open.slice(-1)) market.fake.ledger.pay(session.id, "good");
  return Promise.resolve();
};
const works = (market: Market) => market.settle();
const waits = (minutes: number) => (market: Market) => market.pass(minutes);

const stories: Record<string, Story> = {
  "bought": {
    steps: [opens, pays, works],
    end: "complete, captured, sold",
    captured: 4500,
    refunded: 0,
  },
  "bought, then refunded": {
    steps: [
      opens,
      pays,
      works,
      async (market, { mona }) => {
        const order = await orderNow(market);
        if (order.status === "complete") must(await refundOrder(market.e.x, mona, order.id));
      },
      works,
    ],
    end: "refunded, refunded, withdrawn",
    captured: 4500,
    refunded: 4500,
  },
  "cancelled before paying": {
    steps: [
      opens,
      async (market, { bob }) =>
        must(await cancelOrder(market.e.x, bob, (await orderNow(market)).id)),
      works,
    ],
    end: "cancelled/buyer, voided, available",
    captured: 0,
    refunded: 0,
  },
  "paid just before it is cancelled": {
    steps: [
      opens,
      pays,
      async (market, { bob }) => {
        const order = await orderNow(market);
        if (order.status === "awaiting:payment") must(await cancelOrder(market.e.x, bob, order.id));
      },
      works,
    ],
    end: "cancelled/buyer, voided, available",
    captured: 0,
    refunded: 0,
  },
  "never paid": {
    steps: [opens, waits(16)],
    end: "cancelled/expired, voided, available",
    captured: 0,
    refunded: 0,
  },
};

/** Plays a story; returns the number of calls by verb, and whether the process died. */
async function play(story: Story, fatal: Fatal | null) {
  using kv = await Deno.openKv(":memory:");
  const world = new World(kv);
  let market = await world.start();
  const cast = {
    bob: await market.e.user("bob"),
    mona: await market.moderator(),
    ticketId: (await market.e.ticket(await market.e.user("alice"))).id,
  };
  world.calls.clear();
  world.fatal = fatal;
  let died = false;
  for (const step of story.steps) {
    // A dead process never becomes idle, so a step also ends when the process dies.
    await Promise.race([step(market, cast).catch(mustBeDead(world)), world.died]);
    if (!world.dead) continue;
    died = true;
    await market[Symbol.asyncDispose]().catch(() => {});
    market = await world.start();
    await step(market, cast);
  }
  const calls = new Map(world.calls);
  world.fatal = null;
  // Leases of the dead process end, retries come due, webhooks are repeated.
  await market.pass(3);
  const { x } = market.e;
  const order = await orderNow(market);
  const payment = (await x.store.get(payments, order.paymentId!))!;
  const ticket = (await getTicket(x.store, cast.ticketId))!;
  const why = order.cancelReason ? `/${order.cancelReason}` : "";
  const at = fatal ? `died ${fatal.when} ${fatal.verb} ${fatal.nth}` : "no crash";
  assertEquals(`${order.status}${why}, ${payment.status}, ${ticket.status}`, story.end, at);
  assertEquals(
    world.fake.totals(),
    { held: 0, captured: story.captured, refunded: story.refunded },
    at,
  );
  const count = (type: string) => world.fake.webhooks.told.filter((it) => it === type).length;
  assertEquals(count("payment_intent.succeeded"), story.captured > 0 ? 1 : 0, at);
  assertEquals(count("refund.created"), story.refunded > 0 ? 1 : 0, at);
  assertEquals((await Array.fromAsync(x.store.scan(payments))).length, 1, at);
  assertEquals(world.fake.ledger.sessions.size, 1, at);
  await market[Symbol.asyncDispose]();
  return { calls, died };
}

const mustBeDead = (world: World) => (error: unknown) => {
  if (!world.dead) throw error;
};

for (const [name, story] of Object.entries(stories)) {
  for (const when of ["before", "after"] as const) {
    Deno.test(`${name}: after a crash ${when} any call to Stripe the outcome is the same, and money moves once`, async () => {
      const { calls } = await play(story, null);
      assert(calls.size >= 3, [...calls.keys()].join());
      for (const [verb, count] of calls) {
        for (let nth = 1; nth <= count; nth++) {
          const { died } = await play(story, { verb, nth, when });
          // A second settlement at the same time may or may not call again, and reconciliations run when due.
          assert(died || nth > 1 || verb === "list", `${verb} was not called`);
        }
      }
    });
  }
}
