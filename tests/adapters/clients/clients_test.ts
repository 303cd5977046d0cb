/** The embedded client registry. */
import { assertEquals } from "@std/assert";
import { createLocalClients } from "#adapters/clients/local/mod.ts";
import { aClient, clientsContract } from "./clients_contract.ts";
import { openBench, outcomeOf, silentLog } from "../help.ts";

clientsContract("local clients", async () => {
  const bench = await openBench();
  return {
    clients: createLocalClients({ ...bench, log: silentLog }),
    pass: bench.clock.pass,
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
});

Deno.test("the embedded registry refuses third-party apps and names the field", async () => {
  await using bench = await openBench();
  const clients = createLocalClients({ ...bench, log: silentLog });
  assertEquals(clients.apps, null);
  const asks = { grants: ["authorization_code"], redirectUris: ["https://app.example/"] } as const;
  assertEquals(outcomeOf(await clients.create("alice", aClient(asks))), "invalid redirectUris");
  assertEquals(
    outcomeOf(await clients.create("alice", aClient({ isPublic: true }))),
    "invalid public",
  );
  const lasting = aClient({ grants: ["client_credentials", "refresh_token"] });
  assertEquals(outcomeOf(await clients.create("alice", lasting)), "invalid grantTypes");
});
