/** The order is claimed while its checkout is being opened, at every possible moment. */
import { assert, assertEquals } from "@std/assert";
import { refreshPayment } from "#domain/payments/commands.ts";
import { startApp, test } from "../app.ts";
import { list, reserve, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** Runs something else before the n-th read of the order. */
let before: { orderId: string; left: number; happens: () => Promise<unknown> } | null = null;
async function meanwhile(id: string): Promise<void> {
  if (id !== before?.orderId || --before.left > 0) return;
  const { happens } = before;
  before = null;
  await happens();
}

const { store } = app.system;
const { get, snapshot } = store;
Object.assign(store, {
  get: async (...asked: Parameters<typeof get>) => {
    await meanwhile(asked[1]);
    return await get(...asked);
  },
  snapshot: async (refs: Parameters<typeof snapshot>[0]) => {
    for (const [, id] of refs) if (id) await meanwhile(id);
    return await snapshot(refs);
  },
});

test("opening a checkout answers 201 with the address to pay at, or 409: never 201 without an address", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const told: string[] = [];
  for (const key of [undefined, "once"]) {
    for (let nth = 1; nth < 20; nth++) {
      const orderId = await reserve(bob, await list(alice));
      const opened = await bob.call("POST", "/api/payments", { orderId });
      const { id, checkoutUrl } = await opened.json();
      const happens = async () => {
        await app.system.sandbox!.pay(checkoutUrl.split("/").at(-1), "4242424242424242");
        await refreshPayment(app.system, id);
      };
      before = { orderId, left: nth, happens };
      const headers = key ? { "idempotency-key": `${key}-${nth}` } : undefined;
      const res = await bob.call("POST", "/api/payments", { orderId }, headers);
      const answer = await res.json();
      const met = before === null;
      before = null;
      if (!met) break;
      assert(res.status === 201 ? answer.checkoutUrl : answer.code, JSON.stringify(answer));
      told.push(`${res.status} ${answer.code ?? "address"}`);
    }
  }
  assertEquals(new Set(told), new Set(["409 order_not_payable"]), told.join(", "));
  assert(told.length >= 6, `${told.length} moments`);
});
