/** The process is killed before or after every single call to its database: a seller is paid once. */
import { assert, assertEquals } from "@std/assert";
import { postings } from "#domain/books/posting.ts";
import { sellerOwes, sellerPayable } from "#domain/books/accounts.ts";
import type { SystemOptions } from "#app/options.ts";
import { lookAtAccount } from "#domain/payouts/account_commands.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Kv } from "#store/kv/mod.ts";
import { Clock } from "../exchange.ts";
import { wrapped } from "../store/wrapped_kv.ts";
import { DUE_DAYS, Money, withPayouts } from "./cast.ts";

type When = "before" | "after";

/** One database, on which processes start and die. */
class Lives {
  readonly clock = new Clock();
  /** The call at which to die; null: none. */
  fatal: { when: When; nth: number } | null = null;
  #calls = 0;
  #dead = Promise.withResolvers<void>();
  isDead = false;

  constructor(private readonly kv: Deno.Kv) {}

  get died(): Promise<void> {
    return this.#dead.promise;
  }

  #at(when: When): void {
    if (this.fatal?.when === when && ++this.#calls === this.fatal.nth) {
      this.isDead = true;
      this.#dead.resolve();
    }
    if (this.isDead) throw new TypeError("killed");
  }

  async start(
    people?: { alice: string; bob: string; mo: string },
    options: SystemOptions = {},
  ): Promise<Money> {
    this.isDead = false;
    this.#dead = Promise.withResolvers<void>();
    const kv = (opened: Deno.Kv): Kv => {
      opened.close();
      const between = { before: () => this.#at("before"), after: () => this.#at("after") };
      return Object.assign(wrapped(this.kv, between), {
        close() {},
        listenQueue: () => new Promise<void>(() => {}),
      });
    };
    const env = { SECRET: "a secret of thirty-two bytes, or more" };
    return await Money.open({ ...options, kv, clock: this.clock }, env, people);
  }
}

/** Plays until the nth call, and then in another process; false if the process did not die. */
async function play(when: When, nth: number, refunds: boolean): Promise<boolean> {
  using kv = await Deno.openKv(":memory:");
  const lives = new Lives(kv);
  let m = await lives.start();
  await m.account();
  const order = await m.sale();
  if (refunds) await m.days(DUE_DAYS);
  lives.fatal = { when, nth };
  const works = refunds ? m.refund(order) : m.days(DUE_DAYS);
  // A dead process never becomes idle.
  await Promise.race([
    works.catch((error) => assert(lives.isDead, String(error))),
    lives.died,
  ]);
  const died = lives.isDead;
  lives.fatal = null;
  if (died) {
    await m[Symbol.asyncDispose]().catch(() => {});
    m = await lives.start(m);
    if (refunds && (await m.e.orderNow(order.id)).status !== "refunded") await m.refund(order);
  }
  // Leases of the dead process end, and retries fall due.
  for (let minute = 0; minute < 3; minute++) await m.seconds(60);
  await isRight(m, order, refunds, `killed ${when} call ${nth}`);
  await m[Symbol.asyncDispose]();
  return died;
}

async function isRight(m: Money, order: Order, refunds: boolean, at: string): Promise<void> {
  assertEquals((await m.payout(order)).status, refunds ? "reversed" : "sent", at);
  assertEquals(await m.transferred(order), { times: 1, sum: refunds ? 0 : 4500 }, at);
  const sums = { payable: 0, owes: 0, provider: 0 };
  for await (const { lines } of m.e.x.store.scan(postings)) {
    for (const { account, amount } of lines) {
      if (account === sellerPayable(m.alice)) sums.payable += amount;
      if (account === sellerOwes(m.alice)) sums.owes += amount;
      if (account === "provider_balance") sums.provider += amount;
    }
  }
  assertEquals(sums, { payable: 0, owes: 0, provider: 0 }, at);
}

for (const when of ["before", "after"] as const) {
  for (const refunds of [false, true]) {
    const what = refunds ? "takes a sent payout back" : "sends a payout";
    Deno.test(`killed just ${when} any call to the database while it ${what}, the money moves once`, async () => {
      let nth = 0;
      while (await play(when, ++nth, refunds)) assert(nth < 200, "a life makes fewer calls");
      assert(nth > 10, `only ${nth} calls were tried`);
    });
  }
}

/** The seller looks at their page, and the provider says that the account is active; killed at the nth call. */
async function look(when: When, nth: number): Promise<boolean> {
  using kv = await Deno.openKv(":memory:");
  const lives = new Lives(kv);
  let isActive = false;
  const options = withPayouts((real) => ({
    account: async (id) => {
      const seen = await real.account(id);
      return isActive ? seen : { ...seen, status: "pending" };
    },
  }));
  let m = await lives.start(undefined, options);
  const order = await m.sale();
  await m.account();
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(order)).status, "held");
  isActive = true;
  lives.fatal = { when, nth };
  const works = lookAtAccount(m.e.x, m.alice).then(() => m.e.settle());
  await Promise.race([works.catch((error) => assert(lives.isDead, String(error))), lives.died]);
  const died = lives.isDead;
  lives.fatal = null;
  if (died) {
    await m[Symbol.asyncDispose]().catch(() => {});
    m = await lives.start(m, options);
    await lookAtAccount(m.e.x, m.alice);
  }
  for (let minute = 0; minute < 3; minute++) await m.seconds(60);
  await isRight(m, order, false, `killed ${when} call ${nth}`);
  await m[Symbol.asyncDispose]();
  return died;
}

for (const when of ["before", "after"] as const) {
  Deno.test(`killed just ${when} any call to the database while an account becomes active, what waited is sent`, async () => {
    let nth = 0;
    while (await look(when, ++nth)) assert(nth < 200, "a life makes fewer calls");
    assert(nth > 5, `only ${nth} calls were tried`);
  });
}
