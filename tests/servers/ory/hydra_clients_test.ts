/** Clients on a real Hydra: the contract of the embedded registry, and how long introspection answers are cached. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { KEPT_MS } from "#adapters/clients/hydra/kept.ts";
import { createHydraClients } from "#adapters/clients/hydra/mod.ts";
import { createLocalClients } from "#adapters/clients/local/mod.ts";
import { type Clients, ClientsUnavailable } from "#domain/ports/clients.ts";
import { clientsContract, made } from "../../adapters/clients/clients_contract.ts";
import { openBench, silentLog } from "../../adapters/help.ts";
import { Hydra } from "./hydra.ts";

const hydra = await Hydra.start("http://localhost:8000");
Deno.test.afterAll(() => hydra[Symbol.asyncDispose]());

/** Clients of several processes on one database; all tests share one Hydra. */
async function open(address: { publicUrl: string; adminUrl: string } = hydra) {
  // Hydra expires tokens by the real time, so ours starts there.
  const bench = await openBench(Date.now());
  const log = silentLog;
  const process = () =>
    createHydraClients({
      publicUrl: address.publicUrl,
      adminUrl: address.adminUrl,
      withinMs: 500,
      origin: "http://localhost:8000",
      store: bench.store,
      log,
      local: createLocalClients({ ...bench, log }),
    });
  return {
    clients: process(),
    process,
    pass: bench.clock.pass,
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
}

let tests = 0;
clientsContract("clients on Hydra", async () => {
  const test = ++tests;
  const { clients, ...rest } = await open();
  return { ...rest, clients: ofTest(clients, test) };
});

/** Appends the number of the test to user ids, since Hydra keeps the clients of earlier tests. */
function ofTest(clients: Clients, test: number): Clients {
  const own = (userId: string) => `${userId}-${test}`;
  return {
    ...clients,
    create: (userId, input, keep) => clients.create(own(userId), input, keep),
    list: (userId) => clients.list(own(userId)),
    remove: (userId, id) => clients.remove(own(userId), id),
    async introspect(token) {
      const bearer = await clients.introspect(token);
      return bearer && { ...bearer, userId: bearer.userId.replace(`-${test}`, "") };
    },
  };
}

async function tokenOf(clients: Clients, userId: string) {
  const { id: clientId, secret } = await made(clients, userId, { expiresInDays: null });
  const issued = await clients.issueToken({ clientId, secret, scopes: null });
  assert(issued.ok);
  return { clientId, token: issued.value.token };
}

Deno.test("a client removed on another process is accepted on this one for at most half a minute", async () => {
  await using test = await open();
  const [here, there] = [test.clients, test.process()];
  const { clientId, token } = await tokenOf(here, "carol");
  assert(await here.introspect(token));
  assert((await there.remove("carol", clientId)).ok);
  assertEquals(await there.introspect(token), null);
  test.pass(KEPT_MS - 1);
  assert(await here.introspect(token), "the cached answer is still used");
  test.pass(1);
  assertEquals(await here.introspect(token), null);
});

Deno.test("while Hydra is down, OAuth2 tokens are neither accepted nor declared invalid, and personal tokens keep working", async () => {
  await using own = await Hydra.start("http://localhost:8000");
  await using test = await open(own);
  const { clients } = test;
  const personal = await made(clients, "carol", { kind: "token" });
  const known = await tokenOf(clients, "carol");
  const fresh = await tokenOf(clients, "carol");
  assert(await clients.introspect(known.token));
  await own.freeze();
  const asked = performance.now();
  await assertRejects(() => clients.introspect(fresh.token), ClientsUnavailable);
  assert(performance.now() - asked < 2_000, "the timeout is respected");
  assert(await clients.introspect(known.token), "the cached answer is still used");
  await own.thaw();
  assert(await clients.introspect(fresh.token), "an outage is not cached as an invalid token");
  await own.kill();
  test.pass(KEPT_MS);
  for (
    const call of [
      () => clients.introspect(known.token),
      () => clients.list("carol"),
      () => clients.remove("carol", known.clientId),
      () => clients.issueToken({ clientId: known.clientId, secret: "x", scopes: null }),
      () => clients.apps!.listConnected("carol"),
      () => clients.apps!.revoke("carol", known.clientId),
      () => clients.apps!.signIn("challenge", "carol"),
      () => clients.apps!.allow("challenge", "carol"),
      () => clients.apps!.authorize("client_id=x", ""),
    ]
  ) await assertRejects(call, ClientsUnavailable);
  assertEquals((await clients.introspect(personal.secret))?.userId, "carol");
  assert(
    (await clients.remove("carol", personal.id)).ok,
    "a personal token can be revoked without Hydra",
  );
});

Deno.test("a client created directly on Hydra acts for nobody, even if it names an owner", async () => {
  await using test = await open();
  const { clients } = test;
  const stranger = {
    client_id: crypto.randomUUID(),
    client_secret: "a secret of its own",
    owner: "carol",
    scope: "tickets:read",
    grant_types: ["client_credentials"],
    token_endpoint_auth_method: "client_secret_basic",
  };
  const made = await fetch(`${hydra.adminUrl}/admin/clients`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(stranger),
  });
  await made.body?.cancel();
  assertEquals(made.status, 201);
  const res = await fetch(`${hydra.publicUrl}/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${stranger.client_id}:${stranger.client_secret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "tickets:read" }),
  });
  const { access_token } = await res.json();
  assert(access_token);
  assertEquals(await clients.introspect(access_token), null);
  assert((await clients.list("carol")).every(({ id }) => id !== stranger.client_id));
});
