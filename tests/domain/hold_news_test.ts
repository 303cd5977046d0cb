import { AsyncLocalStorage } from "node:async_hooks";
import { assertEquals } from "@std/assert";
import { cancelOrder } from "#domain/orders/commands.ts";
import { findHoldNews } from "#domain/orders/queries.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { Exchange, must } from "../exchange.ts";

async function twoPeople() {
  const exchange = await Exchange.open({ REHOLD_COOLDOWN_SECONDS: "0" });
  const [alice, bob] = [await exchange.user("alice"), await exchange.user("bob")];
  const news = async () => {
    const found = await findHoldNews(exchange.x, bob);
    return found && [found.order.id, found.live, found.others];
  };
  return { exchange, alice, bob, news };
}

Deno.test("of several holds, the buyer is reminded of the first to end and of how many follow", async () => {
  const { exchange, alice, bob, news } = await twoPeople();
  await using _ = exchange;
  assertEquals(await news(), null);
  const first = await exchange.reserve(bob, (await exchange.ticket(alice)).id);
  exchange.clock.forward(60);
  const second = await exchange.reserve(bob, (await exchange.ticket(alice)).id);
  assertEquals(await news(), [first.id, true, 1]);
  must(await cancelOrder(exchange.x, bob, first.id));
  assertEquals(await news(), [second.id, true, 0]);
});

Deno.test("the buyer is told of a lapsed hold for a minute, whether it was swept or not, but not of one they let go", async () => {
  for (const swept of [true, false]) {
    const { exchange, alice, bob, news } = await twoPeople();
    await using _ = exchange;
    const order = await exchange.reserve(bob, (await exchange.ticket(alice)).id);
    exchange.clock.forward(900);
    if (swept) await exchange.settle();
    assertEquals(await news(), [order.id, false, 0]);
    exchange.clock.forward(59);
    assertEquals(await news(), [order.id, false, 0]);
    exchange.clock.forward(1);
    assertEquals(await news(), null);

    const other = await exchange.reserve(bob, (await exchange.ticket(alice)).id);
    must(await cancelOrder(exchange.x, bob, other.id));
    assertEquals(await news(), null);
  }
});

Deno.test("there is no reminder of a ticket that is claimed or bought", async () => {
  const { exchange, alice, bob, news } = await twoPeople();
  await using _ = exchange;
  const order = await exchange.reserve(bob, (await exchange.ticket(alice)).id);
  must(await exchange.pay(await exchange.checkout(bob, order.id)));
  await exchange.settle();
  assertEquals(await news(), null);
});

Deno.test("a claimed ticket does not hide the reminder of another hold", async () => {
  const exchange = await Exchange.open({}, {
    gateway: (gateway) => ({
      ...gateway,
      capture: () => Promise.reject(new GatewayUnavailable("no answer")),
    }),
  });
  await using _ = exchange;
  const [alice, bob] = [await exchange.user("alice"), await exchange.user("bob")];
  const paying = await exchange.reserve(bob, (await exchange.ticket(alice)).id);
  must(await exchange.pay(await exchange.checkout(bob, paying.id)));
  await exchange.settle();
  exchange.clock.forward(10);
  const order = await exchange.reserve(bob, (await exchange.ticket(alice)).id);
  const found = await findHoldNews(exchange.x, bob);
  assertEquals([found?.order.id, found?.live, found?.others], [order.id, true, 0]);
});

Deno.test("a buyer without holds costs one read of the database", async () => {
  const reads: string[] = [];
  const asking = new AsyncLocalStorage<true>();
  const exchange = await Exchange.open({}, {
    kv: (kv) =>
      new Proxy(kv, {
        get(target, name) {
          const value = Reflect.get(target, name);
          if (typeof value !== "function") return value;
          return (...args: unknown[]) => {
            // Workers read the database at any time; their reads do not count.
            if (["get", "getMany", "list"].includes(String(name)) && asking.getStore()) {
              reads.push(String(name));
            }
            return value.apply(target, args);
          };
        },
      }),
  });
  await using _ = exchange;
  const [alice, bob] = [await exchange.user("alice"), await exchange.user("bob")];
  await exchange.settle();
  await asking.run(true, () => findHoldNews(exchange.x, bob));
  assertEquals(reads, ["get"]);
  await exchange.reserve(bob, (await exchange.ticket(alice)).id);
  reads.length = 0;
  await asking.run(true, () => findHoldNews(exchange.x, bob));
  assertEquals(reads, ["get", "get"], "a commit has written the holds");
  await asking.run(true, () => findHoldNews(exchange.x, bob));
  assertEquals(reads, ["get", "get"], "what this process has read it keeps");
});
