/** A claim and the seller's payout at the same moment: never do both have the money. */
import { assertEquals } from "@std/assert";
import { openClaim } from "#domain/claims/commands.ts";
import { owedNow } from "#domain/payouts/debt.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Kv } from "#store/kv/mod.ts";
import { codeOf, must } from "../exchange.ts";
import { IBANS, Money, withPayouts } from "../payouts/cast.ts";
import { answered, claimOf, DAY_MS, moved, NOT_LET_IN, verdict } from "./cast.ts";

/** Buyers can claim until the moment at which sellers are paid. */
const NO_GAP = { CLAIM_SECONDS: "259200", PAYOUT_DELAY_SECONDS: "259200" };

/** Does something once, between the next read of such a value and what is done with it. */
function afterRead(entity: string) {
  const it = {
    act: null as (() => Promise<void>) | null,
    kv: (kv: Deno.Kv): Kv =>
      new Proxy(kv, {
        get: (target, name) => {
          const value = Reflect.get(target, name);
          if (name !== "getMany") return typeof value === "function" ? value.bind(target) : value;
          return async (keys: Deno.KvKey[], ...rest: []) => {
            const read = await target.getMany(keys, ...rest);
            const { act } = it;
            if (act && keys.some((key) => key[0] === entity)) {
              it.act = null;
              await act();
            }
            return read;
          };
        },
      }),
  };
  return it;
}

const open = (m: Money, { id }: Order) => openClaim(m.e.x, m.bob, id, NOT_LET_IN);
const dueOf = ({ terms }: Order) => terms.startsAt + 3 * DAY_MS;

Deno.test("a claim one second before the payout is due keeps it from being sent", async () => {
  await using m = await Money.open({}, NO_GAP);
  await m.account();
  const order = await m.sale();
  m.e.clock.at = dueOf(order) - 1_000;
  must(await open(m, order));
  await m.seconds(10);
  assertEquals((await m.payout(order)).status, "held");
  assertEquals(await m.transferred(order), { times: 0, sum: 0 });
});

Deno.test("a payout that is about to be sent when a claim commits is not sent", async () => {
  const race = afterRead("seller_debt");
  await using m = await Money.open({ kv: race.kv }, NO_GAP);
  await m.account();
  const order = await m.sale();
  m.e.clock.at = dueOf(order);
  race.act = async () => {
    m.e.clock.at -= 1_000; // of another process, whose clock is behind
    must(await open(m, order));
    m.e.clock.at += 1_000;
  };
  await m.e.settle();
  assertEquals([(await m.payout(order)).status, (await m.payout(order)).blocks], ["held", [
    "claim",
  ]]);
  assertEquals(await m.transferred(order), { times: 0, sum: 0 });
});

Deno.test("a claim that is about to commit when its time ends and the payout is sent comes too late", async () => {
  const race = afterRead("claim");
  await using m = await Money.open({ kv: race.kv }, NO_GAP);
  await m.account();
  const order = await m.sale();
  m.e.clock.at = dueOf(order) - 1_000;
  race.act = async () => {
    m.e.clock.at += 1_000;
    await m.e.settle();
  };
  assertEquals(codeOf(await open(m, order)), "claim_closed");
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

/** The money is on its way while the concert, moved after all, begins: now buyers can claim. */
async function claimedOnTheWay(m: Money): Promise<Order> {
  const order = await m.sale();
  m.e.clock.at = dueOf(order);
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "sending");
  m.e.clock.forward(60);
  await moved(m, order, m.e.clock.at + 60_000);
  m.e.clock.forward(60);
  must(await open(m, order));
  m.e.clock.forward(172_800);
  return order;
}

/** A provider that does not answer until it is let. */
function slow() {
  const it = { stuck: true };
  return {
    it,
    options: withPayouts((real) => ({
      transfer: async (payout, amount, key) => {
        const id = await real.transfer(payout, amount, key);
        if (it.stuck) throw Object.assign(new Error("no answer"), { name: "GatewayUnavailable" });
        return id;
      },
      read: async (payout) => it.stuck ? [] : await real.read(payout),
    })),
  };
}

Deno.test("a claim while the money is on its way, upheld before it has arrived, takes it back", async () => {
  const { it, options } = slow();
  await using m = await Money.open(options);
  await m.account();
  const order = await claimedOnTheWay(m);
  assertEquals((await m.payout(order)).blocks, ["claim"]);
  must(await verdict(m, order, "upheld"));
  assertEquals([(await m.payout(order)).status, (await m.payout(order)).recall], ["sending", 4500]);
  it.stuck = false;
  await m.days(1);
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(await m.transferred(order), { times: 1, sum: 0 });
  assertEquals((await m.e.paymentNow(order.paymentId!)).status, "refunded");
});

Deno.test("a claim while the money is on its way, upheld after it has arrived, takes it back", async () => {
  const { it, options } = slow();
  await using m = await Money.open(options);
  await m.account();
  const order = await claimedOnTheWay(m);
  it.stuck = false;
  await m.days(1);
  assertEquals([(await m.payout(order)).status, (await m.payout(order)).blocks], ["sent", [
    "claim",
  ]]);
  must(await verdict(m, order, "upheld"));
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(await m.transferred(order), { times: 1, sum: 0 });
});

Deno.test("a claim while the money is on its way, rejected, leaves it to the seller", async () => {
  const { it, options } = slow();
  await using m = await Money.open(options);
  await m.account();
  const order = await claimedOnTheWay(m);
  must(await verdict(m, order, "rejected"));
  it.stuck = false;
  await m.days(1);
  assertEquals([(await m.payout(order)).status, (await m.payout(order)).blocks], ["sent", []]);
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("what a seller has spent when a claim is upheld, they owe", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  m.e.clock.at = dueOf(order);
  await m.e.settle();
  await moved(m, order, m.e.clock.at + 60_000);
  m.e.clock.forward(60);
  await answered(m, { ...order, terms: { ...order.terms, startsAt: m.e.clock.at } });
  must(await verdict(m, order, "upheld"));
  await m.e.settle();
  assertEquals((await claimOf(m, order)).status, "upheld");
  assertEquals((await m.payout(order)).status, "owed");
  assertEquals(owedNow(await m.debt()), 4500);
});
