/** A client whose secret could not be stored is removed from Hydra. */
import { createHydraClients } from "#adapters/clients/hydra/mod.ts";
import { createLocalClients } from "#adapters/clients/local/mod.ts";
import { assertEquals, assertRejects } from "@std/assert";
import { aClient } from "./clients_contract.ts";
import { openBench, silentLog } from "../help.ts";

/** A fake Hydra that can create, list and delete clients. */
function startHydra() {
  const clients = new Map<string, Record<string, unknown>>();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (req) => {
    if (req.method === "POST") {
      const client = await req.json();
      clients.set(client.client_id, client);
      return Response.json({ ...client, client_secret: "secret" }, { status: 201 });
    }
    if (req.method === "GET") return Response.json([...clients.values()]);
    clients.delete(new URL(req.url).pathname.split("/").at(-1)!);
    return new Response(null, { status: 204 });
  });
  const url = `http://127.0.0.1:${server.addr.port}`;
  return { clients, url, [Symbol.asyncDispose]: () => server.shutdown() };
}

Deno.test("a client is removed from Hydra if its secret cannot be stored, and stays otherwise", async () => {
  await using bench = await openBench();
  await using hydra = startHydra();
  const clients = createHydraClients({
    publicUrl: hydra.url,
    adminUrl: hydra.url,
    origin: "http://localhost:8000",
    store: bench.store,
    log: silentLog,
    local: createLocalClients({ ...bench, log: silentLog }),
  });
  const full = () => Promise.reject(new Error("the disk is full"));
  await assertRejects(() => clients.create("alice", aClient(), full), Error);
  assertEquals(hydra.clients.size, 0);
  const kept: (string | null)[] = [];
  const keep = (_tx: unknown, { secret }: { secret: string | null }) => {
    kept.push(secret);
    return Promise.resolve();
  };
  assertEquals((await clients.create("alice", aClient(), keep)).ok, true);
  assertEquals([hydra.clients.size, kept], [1, ["secret"]]);
});
