/** Which parts of requests reach Hydra, and which parts of its answers come back. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { createHydraClients } from "#adapters/clients/hydra/mod.ts";
import { createLocalClients } from "#adapters/clients/local/mod.ts";
import { ClientsUnavailable } from "#domain/ports/clients.ts";
import { openBench, silentLog } from "../help.ts";

interface Received {
  path: string;
  headers: Headers;
  body: string;
}

/** A fake Hydra that records requests and answers with the given function. */
async function open(answer: (req: Request) => Response | Promise<Response>) {
  const received: Received[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (req) => {
    const { pathname, search } = new URL(req.url);
    received.push({ path: pathname + search, headers: req.headers, body: await req.text() });
    return await answer(req);
  });
  const bench = await openBench();
  const url = `http://127.0.0.1:${server.addr.port}`;
  const clients = createHydraClients({
    publicUrl: url,
    adminUrl: url,
    withinMs: 200,
    origin: "https://tickets.example",
    store: bench.store,
    log: silentLog,
    local: createLocalClients({ ...bench, log: silentLog }),
  });
  return {
    clients,
    apps: clients.apps!,
    received,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await bench[Symbol.asyncDispose]();
    },
  };
}

const TOKEN = `ory_at_${"x".repeat(43)}.${"y".repeat(43)}`;

Deno.test("Hydra is sent our scheme and host, and only its own cookies come back", async () => {
  await using hydra = await open(() =>
    new Response(null, {
      status: 302,
      headers: [
        ["location", "https://tickets.example/oauth2/sign-in?login_challenge=abc"],
        ["set-cookie", "ory_hydra_login_csrf_1=abc; Path=/; HttpOnly; Secure"],
        ["set-cookie", "session=stolen; Path=/"],
      ],
    })
  );
  const { location, setCookies } = await hydra.apps.authorize("client_id=a", "ory_hydra_x=1");
  assertEquals(location, "/oauth2/sign-in?login_challenge=abc");
  assertEquals(setCookies, ["ory_hydra_login_csrf_1=abc; Path=/; HttpOnly; Secure"]);
  const [{ path, headers }] = hydra.received;
  assertEquals(path, "/oauth2/auth?client_id=a");
  assertEquals(headers.get("cookie"), "ory_hydra_x=1");
  assertEquals(headers.get("x-forwarded-proto"), "https");
  assertEquals(headers.get("x-forwarded-host"), "tickets.example");
  for (
    const [name, ours] of [["ory_hydra_session", true], ["session", false], ["x_ory_hydra_", false]]
  ) {
    assertEquals(hydra.apps.isOurs(name as string), ours);
  }
});

Deno.test("a token request is forwarded with only the grant's parameters, and the client authenticates as Hydra expects", async () => {
  await using hydra = await open(() =>
    Response.json({ access_token: "t", token_type: "bearer", expires_in: 9, secret_of_hydra: 1 })
  );
  const form = {
    grant_type: "authorization_code",
    code: "c",
    code_verifier: "v",
    redirect_uri: "https://app.example/",
    client_id: "somebody-else",
    client_secret: "s",
    client_assertion: "forged",
    assertion: "forged",
  };
  const answer = await hydra.apps.exchange(form, { clientId: "app", secret: "se:cr t" });
  assertEquals(answer.body, { access_token: "t", token_type: "bearer", expires_in: 9 });
  const [{ body, headers }] = hydra.received;
  assertEquals([...new URLSearchParams(body).keys()].sort(), [
    "code",
    "code_verifier",
    "grant_type",
    "redirect_uri",
  ]);
  assertEquals(atob(headers.get("authorization")!.slice("Basic ".length)), "app:se%3Acr+t");
  await hydra.apps.exchange(form, { clientId: "app", secret: null });
  assertEquals(hydra.received[1].headers.get("authorization"), null);
  assertEquals(new URLSearchParams(hydra.received[1].body).get("client_id"), "app");
});

Deno.test("texts that cannot be access tokens of Hydra are refused without asking it", async () => {
  await using hydra = await open(() => Response.json({ active: true }));
  for (const text of ["", "ory_rt_" + "x".repeat(60), "tka_x", `${TOKEN}/`, "x".repeat(9_000)]) {
    assertEquals(await hydra.clients.introspect(text), null);
  }
  assertEquals(hydra.received, []);
});

Deno.test("nobody is let in if Hydra fails, answers with something unexpected or endless, or does not answer", async () => {
  const endless = () =>
    new Response(
      new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65_536).fill(32)) }),
      { headers: { "content-type": "application/json" } },
    );
  const answers: (() => Response | Promise<Response>)[] = [
    () => Response.json({ error: "no" }, { status: 500 }),
    () => Response.json({ error: "no" }, { status: 401 }),
    () => new Response("<h1>Hello</h1>", { headers: { "content-type": "text/html" } }),
    () => new Response("{", { headers: { "content-type": "application/json" } }),
    () => Response.json({ active: "yes" }),
    () => Response.json({ active: true, client_id: "a" }),
    () => new Response(null, { status: 302, headers: { location: "https://evil.example" } }),
    endless,
    () =>
      new Promise((resolve) => setTimeout(() => resolve(Response.json({ active: false })), 400)),
  ];
  for (const answer of answers) {
    await using hydra = await open(answer);
    await assertRejects(() => hydra.clients.introspect(TOKEN), ClientsUnavailable);
  }
  assert(answers.length > 0);
});

Deno.test("a refresh token is never accepted as an access token", async () => {
  const client = {
    client_id: "planner",
    client_name: "Planner",
    owner: "dora",
    scope: "orders:read",
    token_endpoint_auth_method: "none",
    metadata: { ticketing: { createdAt: 0, expiresAt: null } },
  };
  for (const token_use of ["access_token", "refresh_token"]) {
    const proof = { active: true, token_use, client_id: "planner", sub: "bob", exp: 9_999_999_999 };
    await using hydra = await open((req) =>
      Response.json(
        req.url.endsWith("/introspect") ? { ...proof, scope: "orders:read" } : client,
      )
    );
    const bearer = await hydra.clients.introspect(TOKEN);
    assertEquals(bearer?.userId, token_use === "access_token" ? "bob" : undefined);
  }
});

Deno.test("a step of an authorization may take longer than other calls: at the first one Hydra makes its key", async () => {
  const gaveUp = Promise.withResolvers<void>();
  await using hydra = await open(async (req) => {
    await gaveUp.promise;
    return req.url.endsWith("/introspect")
      ? Response.json({ active: false })
      : new Response(null, { status: 302, headers: { location: "https://app.example/" } });
  });
  const step = hydra.apps.authorize("client_id=a", "");
  await assertRejects(() => hydra.clients.introspect(TOKEN), ClientsUnavailable);
  gaveUp.resolve();
  assertEquals((await step).location, "https://app.example/");
});
