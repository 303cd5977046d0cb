/** `examples/webhook_receiver`, called by the built app over a network. */
import { Webhook } from "standardwebhooks";
import { assertEquals, assertRejects } from "@std/assert";
import { Inbox, type KnownOrder } from "../../examples/webhook_receiver/inbox.ts";
import { createReceiver, work } from "../../examples/webhook_receiver/receiver.ts";
import { createApi } from "../../clients/typescript/src/mod.ts";
import { startApp, test } from "../http/app.ts";
import { buy, json, list, reserve, signUp } from "../http/cast.ts";
import { apiFor } from "./token.ts";

// Signatures are of the real time.
const app = await startApp({ realTime: true, webhooks: { loopback: true } });
Deno.test.afterAll(() => app.stop());

const SECRET = `whsec_${btoa("a secret of 24 bytes....")}`;

/** A delivery as the exchange signs it. */
function delivery(id: string, data: object, secret = SECRET): Request {
  const body = JSON.stringify({ type: "order.completed", data });
  const at = new Date();
  return new Request("https://hooks.example/in", {
    method: "POST",
    body,
    headers: {
      "content-length": String(body.length),
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
  });
}

/** A receiver, with how often it woke its worker. */
function receiverOn(inbox: Inbox, secret = SECRET) {
  const receiver = {
    woken: 0,
    receive: createReceiver({ secret, inbox, onEvent: () => receiver.woken++ }),
  };
  return receiver;
}

test("the receiver is told of a sale by the exchange, and a replayed delivery changes nothing", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  using inbox = new Inbox(":memory:");
  let receive = (_: Request) => Promise.resolve(new Response(null, { status: 503 }));
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (req) => receive(req),
  );
  const webhook = await json(
    alice.call("POST", "/api/webhooks", {
      url: `http://127.0.0.1:${server.addr.port}/`,
      events: ["order.created", "order.completed"],
    }),
    201,
  );
  receive = receiverOn(inbox, webhook.secret).receive;
  const orderId = await buy(bob, await list(alice));
  await app.system.workers.relay.idle();
  const told: KnownOrder[] = [];
  const api = await apiFor(app, alice);
  await work(inbox, api, (order) => void told.push(order));
  assertEquals(told.map(({ id, status }) => [id, status]), [[orderId, "complete"]]);

  const { items } = await json(alice.get(`/api/webhooks/${webhook.id}/deliveries`));
  assertEquals(items.map((one: { status: string }) => one.status), ["delivered", "delivered"]);
  await alice.call(
    "POST",
    `/api/webhooks/${webhook.id}/deliveries/${items[0].id}/replay`,
  );
  await app.system.workers.relay.idle();
  await work(inbox, api, (order) => void told.push(order));
  assertEquals(told.length, 1);
  await server.shutdown();
});

test("what is not signed with the secret, or has no length, is refused and not stored", async () => {
  using inbox = new Inbox(":memory:");
  const { receive } = receiverOn(inbox);
  const forged = delivery("1", { orderId: "o", version: 1 }, `whsec_${btoa("another secret")}`);
  assertEquals((await receive(forged)).status, 401);
  const signed = delivery("2", { orderId: "o", version: 1 });
  const changed = new Request(signed, { body: (await signed.text()).replace('"o"', '"p"') });
  assertEquals((await receive(changed)).status, 401);
  const endless = delivery("3", { orderId: "o", version: 1 });
  endless.headers.delete("content-length");
  assertEquals((await receive(endless)).status, 413);
  assertEquals(inbox.next(), undefined);
});

test("events may come twice and in any order, and while the exchange is away they wait in the file", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await reserve(bob, await list(alice));
  const { version } = await json(bob.get(`/api/orders/${orderId}`));
  const path = await Deno.makeTempFile();
  {
    using inbox = new Inbox(path);
    const receiver = receiverOn(inbox);
    for (const id of ["new", "new", "old"]) {
      const data = { orderId, version: id === "new" ? version : version - 1 };
      assertEquals((await receiver.receive(delivery(id, data))).status, 204);
    }
    assertEquals(receiver.woken, 2);
    const away = createApi({
      origin: app.origin,
      repeats: 0,
      fetch: () => Promise.reject(new TypeError("no route to host")),
    });
    await assertRejects(() => work(inbox, away, () => {}), TypeError);
  }
  using inbox = new Inbox(path);
  const told: string[] = [];
  await work(inbox, await apiFor(app, bob), ({ status }) => void told.push(status));
  assertEquals([told, inbox.next()], [["created"], undefined]);
  await Deno.remove(path);
});
