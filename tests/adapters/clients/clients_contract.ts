/** API clients and their tokens: the contract of every client registry. */
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { type Clients, MAX_CLIENTS, type NewClient } from "#domain/ports/clients.ts";
import { outcomeOf } from "../help.ts";

interface ClientsUnderTest extends AsyncDisposable {
  clients: Clients;
  /** Advances the registry's clock. */
  pass(ms: number): void;
}

const DAY_MS = 24 * 3_600_000;

/** Input for a new client; by default an OAuth2 client with the client_credentials grant. */
export function aClient(change: Partial<NewClient> = {}): NewClient {
  const kind = change.kind ?? "oauth2";
  return {
    kind,
    name: "A script",
    scopes: ["tickets:read", "orders:read"],
    grants: kind === "oauth2" ? ["client_credentials"] : [],
    redirectUris: [],
    isPublic: false,
    expiresInDays: 1,
    ...change,
  };
}

/** Creates a client; returns it with its secret. */
export async function made(clients: Clients, userId: string, change: Partial<NewClient> = {}) {
  const result = await clients.create(userId, aClient(change));
  assert(result.ok, outcomeOf(result));
  const { client, secret } = result.value;
  return { ...client, secret: secret! };
}

export function clientsContract(name: string, open: () => Promise<ClientsUnderTest>): void {
  const test = (what: string, fn: (under: ClientsUnderTest) => Promise<void>) =>
    Deno.test(`${name}: ${what}`, async () => {
      await using under = await open();
      await fn(under);
    });

  test("clients are listed for their owner, newest first", async (under) => {
    const { clients } = under;
    const token = await made(clients, "alice", { kind: "token", name: "Token" });
    under.pass(1_000);
    const client = await made(clients, "alice", { name: "Client", expiresInDays: null });
    under.pass(1_000);
    await made(clients, "bob");
    const listed = await clients.list("alice");
    assertEquals(listed.map(({ id, kind, name }) => [id, kind, name]), [
      [client.id, "oauth2", "Client"],
      [token.id, "token", "Token"],
    ]);
    assertEquals(listed.map(({ scopes }) => scopes), [client.scopes, token.scopes]);
    assertEquals(listed.map(({ grants }) => grants), [["client_credentials"], []]);
    assertEquals(listed[0].expiresAt, null);
    assertEquals(listed[1].expiresAt, token.createdAt + DAY_MS);
    assertEquals(listed.map(({ lastUsedAt }) => lastUsedAt), [null, null]);
    assertEquals(JSON.stringify(listed).includes(client.secret), false, "the secret is shown once");
    assertNotEquals(client.secret, token.secret);
  });

  test("a personal token identifies its user and scopes until it is revoked", async ({ clients }) => {
    const token = await made(clients, "alice", { kind: "token" });
    assertEquals(await clients.introspect(token.secret), {
      userId: "alice",
      clientId: token.id,
      scopes: ["tickets:read", "orders:read"],
    });
    assert((await clients.remove("alice", token.id)).ok);
    assertEquals(await clients.introspect(token.secret), null);
  });

  test("client credentials get a token for the owner, with the requested scopes and no more than the client has", async ({ clients }) => {
    const { id: clientId, secret } = await made(clients, "alice");
    const whole = await clients.issueToken({ clientId, secret, scopes: null });
    assert(whole.ok);
    assertEquals(whole.value.scopes, ["tickets:read", "orders:read"]);
    assert(whole.value.expiresInSeconds > 60);
    assertEquals(await clients.introspect(whole.value.token), {
      userId: "alice",
      clientId,
      scopes: ["tickets:read", "orders:read"],
    });
    const narrow = await clients.issueToken({ clientId, secret, scopes: ["orders:read"] });
    assert(narrow.ok);
    assertEquals((await clients.introspect(narrow.value.token))?.scopes, ["orders:read"]);
    const wide = await clients.issueToken({ clientId, secret, scopes: ["orders:write"] });
    assertEquals(outcomeOf(wide), "insufficient_scope");
  });

  test("wrong credentials get no token and do not reveal the client's scopes", async ({ clients }) => {
    const { id: clientId, secret } = await made(clients, "alice");
    const altered = secret.slice(0, -1) + (secret.endsWith("A") ? "B" : "A");
    const other = await made(clients, "bob");
    for (
      const [id, word] of [
        [clientId, altered],
        [clientId, other.secret],
        [clientId, "x"],
        ["nobody", secret],
        ["../clients", secret],
      ]
    ) {
      for (const scopes of [null, ["orders:write"]]) {
        const answer = await clients.issueToken({ clientId: id, secret: word, scopes });
        assertEquals(outcomeOf(answer), "bad_credentials", `${id} ${word}`);
      }
    }
  });

  test("invalid tokens are refused: a client's secret, an altered token, a megabyte", async ({ clients }) => {
    const { id: clientId, secret } = await made(clients, "alice");
    const issued = await clients.issueToken({ clientId, secret, scopes: null });
    assert(issued.ok);
    const { token } = issued.value;
    const altered = token.slice(0, -1) + (token.endsWith("A") ? "B" : "A");
    for (const text of ["", secret, altered, `${token}x`, "x".repeat(1_000_000)]) {
      assertEquals(await clients.introspect(text), null, text.slice(0, 100));
    }
  });

  test("a removed client's tokens stop working, in this process at once", async ({ clients }) => {
    const { id: clientId, secret } = await made(clients, "alice");
    const issued = await clients.issueToken({ clientId, secret, scopes: null });
    assert(issued.ok);
    assert(await clients.introspect(issued.value.token));
    assert((await clients.remove("alice", clientId)).ok);
    assertEquals(await clients.introspect(issued.value.token), null);
    const again = await clients.issueToken({ clientId, secret, scopes: null });
    assertEquals(outcomeOf(again), "bad_credentials");
    assertEquals(await clients.list("alice"), []);
  });

  test("nobody can remove somebody else's client, or one that does not exist", async ({ clients }) => {
    const [token, client] = [
      await made(clients, "alice", { kind: "token" }),
      await made(clients, "alice"),
    ];
    for (const id of [token.id, client.id]) {
      assertEquals(outcomeOf(await clients.remove("bob", id)), "not_found");
    }
    for (const id of ["nobody", "", "../clients", "x".repeat(3_000)]) {
      assertEquals(outcomeOf(await clients.remove("alice", id)), "not_found");
    }
    assertEquals((await clients.list("alice")).length, 2);
  });

  test("a client expires, and its tokens with it", async (under) => {
    const { clients } = under;
    const token = await made(clients, "alice", { kind: "token" });
    const { id: clientId, secret } = await made(clients, "alice");
    under.pass(DAY_MS - 10_000);
    const issued = await clients.issueToken({ clientId, secret, scopes: null });
    assert(issued.ok);
    assert(await clients.introspect(token.secret));
    assert(await clients.introspect(issued.value.token));
    under.pass(10_000);
    assertEquals(await clients.introspect(token.secret), null);
    assertEquals(await clients.introspect(issued.value.token), null);
    const late = await clients.issueToken({ clientId, secret, scopes: null });
    assertEquals(outcomeOf(late), "bad_credentials");
    assertEquals((await clients.list("alice")).length, 2, "expired clients stay in the list");
  });

  test("the last use of a client is recorded, to within minutes", async (under) => {
    const { clients } = under;
    const { id: clientId, secret } = await made(clients, "alice");
    const token = await made(clients, "alice", { kind: "token" });
    under.pass(60_000);
    const issued = await clients.issueToken({ clientId, secret, scopes: null });
    assert(issued.ok);
    assert(await clients.introspect(issued.value.token));
    assert(await clients.introspect(token.secret));
    const used = (await clients.list("alice")).map(({ lastUsedAt }) => lastUsedAt);
    assertEquals(used, [token.createdAt + 60_000, token.createdAt + 60_000]);
  });

  test("concurrent requests create no more clients than the limit", async ({ clients }) => {
    const asked = Array.from(
      { length: MAX_CLIENTS + 10 },
      () => clients.create("alice", aClient()),
    );
    const codes = (await Promise.all(asked)).map(outcomeOf);
    assertEquals(codes.filter((code) => code === "ok").length, MAX_CLIENTS);
    assertEquals(codes.filter((code) => code === "client_limit").length, 10);
    assertEquals((await clients.list("alice")).length, MAX_CLIENTS);
  });

  test("the number of clients per user is limited", async ({ clients }) => {
    for (const kind of ["token", "oauth2"] as const) {
      const userId = `alice-${kind}`;
      for (let n = 0; n < MAX_CLIENTS; n++) await made(clients, userId, { kind });
      const more = await clients.create(userId, aClient({ kind }));
      assertEquals(outcomeOf(more), "client_limit");
      assertEquals((await clients.list(userId)).length, MAX_CLIENTS);
    }
  });
}
