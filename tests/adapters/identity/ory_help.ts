/** A fake Kratos that records requests and has configurable answers, for cases that the real one cannot produce. */
import { createOryIdentity, type OryIdentity } from "#adapters/identity/ory/mod.ts";
import type { ForwardedRequest } from "#domain/ports/flows.ts";
import { type Bench, openBench } from "../help.ts";

export const ORIGIN = "https://tickets.example";
/** A token in the format of Kratos' session cookie. */
export const TOKEN = "MTc5NTU4NDM5OHxhYmNkZWZnaGlqa2xtbm9w";

interface Asked {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

interface Scene {
  bench: Bench;
  identity: OryIdentity;
  asked: Asked[];
  /** Makes the answer to each request; 404 by default. */
  answer: (asked: Asked) => Response | Promise<Response>;
}

export function scene(
  sentence: string,
  check: (scene: Scene) => Promise<void>,
  withinMs = 5_000,
): void {
  Deno.test(`kratos: ${sentence}`, async () => {
    await using bench = await openBench();
    const asked: Asked[] = [];
    const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (req) => {
      const { pathname, search } = new URL(req.url);
      const one = {
        method: req.method,
        path: pathname + search,
        headers: req.headers,
        body: await req.text(),
      };
      asked.push(one);
      return await stage.answer(one);
    });
    const url = `http://127.0.0.1:${server.addr.port}`;
    const stage: Scene = {
      bench,
      asked,
      answer: () => Response.json({}, { status: 404 }),
      identity: createOryIdentity({
        store: bench.store,
        origin: ORIGIN,
        publicUrl: url,
        adminUrl: url,
        withinMs,
      }),
    };
    try {
      await check(stage);
    } finally {
      await server.shutdown();
    }
  });
}

export const request = (over: Partial<ForwardedRequest> = {}): ForwardedRequest => ({
  method: "GET",
  path: "/self-service/login/browser",
  search: "",
  cookies: "",
  form: null,
  visitor: { address: "192.0.2.1", userAgent: "Firefox" },
  languages: "en",
  ...over,
});

/** The answer of `whoami` for Ann. */
export const sessionOf = (over: Record<string, unknown> = {}, id = "s-1") => ({
  id,
  active: true,
  issued_at: "2027-01-15T11:00:00.123456789Z",
  authenticated_at: "2027-01-15T11:00:00.2Z",
  expires_at: "2027-01-22T11:00:00Z",
  devices: [{ user_agent: "Firefox" }],
  identity: {
    id: "ann-1",
    traits: { email: "ann@example.org", name: "Ann" },
    verifiable_addresses: [{ value: "ann@example.org", verified: true }],
    ...over,
  },
});
