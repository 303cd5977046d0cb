import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { GatewayUnavailable, type PaymentGateway } from "#domain/ports/payments.ts";
import { startApp, test } from "../app.ts";
import {
  html,
  json,
  list,
  openCheckout,
  PASSWORD,
  problem,
  reserve,
  seeOther,
  signUp,
  textOf,
} from "../cast.ts";

/** While set, commits and reads of the database fail with this error. */
let fault: Error | null = null;
/** Counts down with each commit; the commit at zero fails before it reaches the database. */
let commitsLeft = Infinity;
function counted(operation: Deno.AtomicOperation): Deno.AtomicOperation {
  const commit = operation.commit.bind(operation);
  operation.commit = () =>
    commitsLeft-- === 0 ? Promise.reject(new Error("the disk is full")) : commit();
  return operation;
}
/** While set, the provider does not answer. */
let outage = false;
const gateway = (real: PaymentGateway): PaymentGateway => {
  const answer = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => (...args: A) =>
    outage ? Promise.reject(new GatewayUnavailable("no answer")) : call(...args);
  return {
    ...real,
    checkoutOf: undefined,
    openCheckout: answer(real.openCheckout),
    read: answer(real.read),
    capture: answer(real.capture),
  };
};
const app = await startApp({
  gateway,
  kv: (kv) =>
    new Proxy(kv, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (fault && (name === "get" || name === "getMany")) return Promise.reject(fault);
          if (fault && name === "list") throw fault;
          const result = value.apply(target, args);
          return name === "atomic" ? counted(result as Deno.AtomicOperation) : result;
        };
      },
    }),
});
Deno.test.afterAll(() => app.stop());

test("a bug is answered with the request's id alone, and logged under it", async () => {
  const alice = await signUp(app, "alice");
  app.lines.length = 0;
  fault = new Error("disk on fire");
  try {
    const res = await app.fetch("/");
    const requestId = res.headers.get("x-request-id")!;
    const page = await res.text();
    assertEquals(res.status, 500);
    assertStringIncludes(textOf(page), requestId);
    assert(!page.includes("disk on fire"));
    await problem(app.fetch("/api/tickets"), 500, "internal");
    const logged = app.lines.map((line) => JSON.parse(line)).filter((line) =>
      line.level === "error"
    );
    assertEquals(logged[0].requestId, requestId);
    assertMatch(JSON.stringify(logged[0]), /disk on fire/);
    // A signed-in person gets the error page too, although sessions cannot be read.
    await html(alice.get("/"), 500);
  } finally {
    fault = null;
  }
  await html(alice.get("/"));
});

test("contention in the store is `busy`: nothing was changed, try again", async () => {
  fault = Object.assign(new Error("contended"), { name: "Busy" });
  app.clock.forward(1); // nothing that was read is kept any more
  try {
    const res = await app.fetch("/api/tickets");
    assertEquals(res.headers.get("retry-after"), "2");
    await problem(Promise.resolve(res), 503, "busy");
    assertStringIncludes(
      textOf(await html(app.fetch("/"), 503)),
      "Nothing was changed",
    );
  } finally {
    fault = null;
  }
});

test("whichever commit fails, sending the form again creates one thing and shows its secret", async () => {
  const alice = await signUp(app, "alice");
  const url = "https://hooks.example/";
  const forms = {
    "/account/tokens": [{ name: "A script", "orders:read": "on", expires: "30" }, "/api/clients"],
    "/account/webhooks": [{ url }, "/api/webhooks"],
  } as const;
  for (const [path, [values, api]] of Object.entries(forms)) {
    let failed = true;
    let things = 0;
    for (let at = 0; failed; at++) {
      const [, once] = /name="once" value="([\w-]+)"/.exec(await html(alice.get("/account")))!;
      const send = () => alice.post(path, { ...values, once, current: PASSWORD });
      commitsLeft = at;
      const first = await send();
      await first.body?.cancel();
      // Beyond the form's last commit nothing fails.
      failed = commitsLeft < 0;
      commitsLeft = Infinity;
      const page = await html(alice.get(await seeOther(send(), `/account?made=${once}`)));
      assertMatch(page, /tkp_\w{26}_[\w-]{43}|whsec_[\w+/]{32}/);
      assertEquals((await json(alice.get(api))).items.length, ++things, `${path}, commit ${at}`);
      assert(at < 20, "it commits without end");
    }
    assert(things > 1, "no commit has failed");
  }
});

test("an outage of the payment provider breaks no page, and no page promises anything", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const orderId = await reserve(bob, await list(alice));
  outage = true;
  try {
    const res = await bob.post(`/orders/${orderId}/payment`);
    assertEquals([res.status, res.headers.get("retry-after")], [503, "2"]);
    assertStringIncludes(textOf(await res.text()), "A service we depend on is not responding");
    await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
    assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "Reserved for you");
  } finally {
    outage = false;
  }
  await openCheckout(bob, orderId);
});
