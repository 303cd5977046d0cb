/** A table of calls: what each answers to each kind of caller, and to tokens with and without its scope. */
import { assertEquals } from "@std/assert";
import { operations } from "#web/api/operations/mod.ts";
import { type App, test } from "../app.ts";
import { json, type Person } from "../cast.ts";

/** Everybody who may ask; the seller's is also the token with the scope. */
type Callers = Record<Caller, Person | null> & { seller: Person };
type Caller = "visitor" | "user" | "buyer" | "seller" | "moderator";

export interface Call {
  /** The operation's id, and what is special about the thing. */
  name: string;
  /** The call on a thing that is made anew for each caller; bytes are sent as a picture. */
  make(): Promise<[method: string, path: string, body?: unknown]>;
  /** The status, or the refusal's code. */
  answers: Record<Caller, number | string>;
}

/** The status, or the code of a refusal. */
async function answerOf(res: Response): Promise<number | string> {
  if (res.ok) {
    await res.body?.cancel();
    return res.status;
  }
  return (await res.json()).code;
}

const ANY = { "if-match": "*" };

const scopeOf = ({ name }: Call): string =>
  operations.find(({ id }) => id === name.split(" ")[0])!.scope!;
/** No call of these tables asks for it. */
const ANOTHER_SCOPE = "webhooks:read";

/** A test for each call. The seller must have signed in just now, since tokens are made with it. */
export async function testCalls(
  app: App,
  callers: Callers,
  calls: readonly Call[],
): Promise<void> {
  const tokens = new Map<string, string>();
  for (const scope of new Set([ANOTHER_SCOPE, ...calls.map(scopeOf)])) {
    const asked = { name: `With ${scope}`, scopes: [scope] };
    const { secret } = await json(callers.seller.call("POST", "/api/clients", asked), 201);
    tokens.set(scope, secret);
  }
  const ask = (who: Person | null, method: string, path: string, body?: unknown) => {
    const caller = who ?? app.visitor();
    if (method === "GET") return caller.get(path);
    if (!(body instanceof Uint8Array)) return caller.call(method, path, body, ANY);
    const headers = { origin: app.origin, "content-type": "image/jpeg" };
    return caller.request(path, { method, body: new Uint8Array(body), headers });
  };
  const askWith = async (
    scope: string,
    [method, path, body]: [string, string, unknown?],
  ): Promise<number | string> => {
    const isPicture = body instanceof Uint8Array;
    const type = isPicture ? "image/jpeg" : "application/json";
    return await answerOf(
      await app.fetch(path, {
        method,
        body: isPicture
          ? new Uint8Array(body)
          : body === undefined
          ? undefined
          : JSON.stringify(body),
        headers: {
          authorization: `Bearer ${tokens.get(scope)}`,
          ...ANY,
          ...body === undefined ? {} : { "content-type": type },
        },
      }),
    );
  };
  for (const call of calls) {
    const { name, make, answers } = call;
    test(`${name} answers each kind of caller as it should`, async () => {
      const seen: Partial<Record<Caller, number | string>> = {};
      for (const who of Object.keys(answers) as Caller[]) {
        seen[who] = await answerOf(await ask(callers[who], ...await make()));
      }
      assertEquals(seen, answers);
      assertEquals(await askWith(ANOTHER_SCOPE, await make()), "insufficient_scope");
      const scope = scopeOf(call);
      assertEquals(await askWith(scope, await make()), answers.seller, `with ${scope}`);
    });
  }
}

/** Fails if a call of these parts of the API is in no row. */
export function testNothingIsMissing(calls: readonly Call[], tags: readonly string[]): void {
  test(`no call about ${tags.join(" or ").toLowerCase()} is missing`, () => {
    const tested = new Set(calls.map(({ name }) => name.split(" ")[0]));
    const missing = operations.filter(({ tag }) => tags.includes(tag))
      .filter(({ id }) => !tested.has(id)).map(({ id }) => id);
    assertEquals(missing, []);
    return Promise.resolve();
  });
}
