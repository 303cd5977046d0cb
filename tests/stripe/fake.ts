/**
 * A fake Stripe for tests: stateful, with Stripe's rules, errors, idempotency keys, hosted page, webhooks
 * and books. In this process by `fetch`, or behind a port by `serve`.
 */
import { booksOf, type Entry, type Totals, totalsOf } from "./books.ts";
import { captureDeclined, endpointOf } from "./endpoints.ts";
import { broken, Complained, overdone } from "./errors.ts";
import { type Fault, Faults, type Verb } from "./faults.ts";
import { parseForm } from "./form.ts";
import { IdempotencyKeys } from "./idempotency.ts";
import { Ledger } from "./ledger.ts";
import { checkoutPage } from "./page.ts";
import { Webhooks } from "./webhooks.ts";

export const KEY = "sk_test_fake";
const VERSION = "2026-10-28.endive";

/** One request of the API, as it came in. */
export interface Call {
  verb: Verb;
  method: string;
  path: string;
  /** The url-encoded body or query. */
  params: string;
  key: string | null;
}

export class FakeStripe implements AsyncDisposable {
  readonly ledger: Ledger;
  readonly webhooks: Webhooks;
  readonly faults = new Faults();
  readonly calls: Call[] = [];
  /** Awaited within a call, while its key is taken: for calls at the same time. */
  pause: (() => Promise<void>) | null = null;
  #keys: IdempotencyKeys;
  #server: Deno.HttpServer<Deno.NetAddr> | null = null;
  #origin = "https://stripe.test";
  #requests = 0;
  /** Whoever waits for an answer that never comes waits until then. */
  readonly #end = Promise.withResolvers<void>();

  constructor(readonly now: () => number = Date.now) {
    this.webhooks = new Webhooks(now);
    this.#keys = new IdempotencyKeys(now);
    this.ledger = new Ledger(
      now,
      (type, about) => this.webhooks.tell(type, about),
      (id) => `${this.#origin}/c/pay/${id}`,
    );
  }

  get origin(): string {
    return this.#origin;
  }

  /** Listens on a free port of 127.0.0.1; answers the origin. */
  serve(): string {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (req) => this.#answer(req),
    );
    return this.#origin = `http://127.0.0.1:${this.#server.addr.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.resolve();
    await this.#server?.shutdown();
  }

  /** In place of the network. Aborts as the network does. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const req = new Request(input, init);
    const aborted = new Promise<never>((_, reject) => {
      req.signal.addEventListener("abort", () => reject(req.signal.reason), { once: true });
    });
    aborted.catch(() => {});
    return await Promise.race([this.#answer(req), aborted]);
  };

  books(): Map<string, Entry[]> {
    return booksOf(this.ledger);
  }
  totals(): Totals {
    return totalsOf(this.ledger);
  }
  countOf(verb: Verb): number {
    return this.calls.filter((call) => call.verb === verb).length;
  }

  async #answer(req: Request): Promise<Response> {
    const page = await checkoutPage(this.ledger, req);
    if (page) return page;
    const requestId = `req_${++this.#requests}`;
    try {
      return await this.#api(req, requestId);
    } catch (error) {
      if (error instanceof Complained) return complaint(error, requestId);
      throw error;
    }
  }

  async #api(req: Request, requestId: string): Promise<Response> {
    const url = new URL(req.url);
    const found = endpointOf(req.method, url.pathname);
    if (!found) {
      throw new Complained(404, {
        type: "invalid_request_error",
        message: `Unrecognized request URL (${req.method}: ${url.pathname}).`,
      });
    }
    this.#admit(req);
    const params = req.method === "GET" ? url.search.slice(1) : await req.text();
    const key = req.headers.get("idempotency-key");
    this.calls.push({ verb: found.verb, method: req.method, path: url.pathname, params, key });
    const fault = this.faults.take(found.verb);
    await this.#fail(fault, false);
    const id = found.path.exec(url.pathname)![1] ?? "";
    const answer = await this.#keys.once(
      req.method === "POST" ? key : null,
      `${url.pathname}?${params}`,
      async () => {
        // What is wrong with the parameters is said before anything begins, and not kept.
        const run = prepared(() => found.prepare(this.ledger, parseForm(params), id));
        if (run instanceof Complained) return { answer: answerOf(run), keep: false };
        await this.pause?.();
        return { answer: executed(run, fault), keep: true };
      },
    );
    await this.#fail(fault, true);
    return new Response(answer.body, {
      status: answer.status,
      headers: {
        "content-type": "application/json",
        "request-id": requestId,
        "stripe-version": VERSION,
        ...(answer.replayed ? { "idempotent-replayed": "true" } : {}),
      },
    });
  }

  async #fail(fault: Fault | null, after: boolean): Promise<void> {
    if (!fault || (fault.after ?? false) !== after) return;
    switch (fault.kind) {
      case "reset":
        throw new TypeError("error sending request: connection reset");
      case "silence":
        return await this.#end.promise;
      case "429":
        throw overdone();
      case "401":
        throw new Complained(401, { type: "invalid_request_error", message: "Invalid API Key" });
      case "garbage":
        throw new Complained(502, { type: "api_error", message: "garbage" });
    }
  }

  #admit(req: Request): void {
    if (req.headers.get("authorization") !== `Bearer ${KEY}`) {
      throw new Complained(401, { type: "invalid_request_error", message: "Invalid API Key" });
    }
    if (req.headers.get("stripe-version") !== VERSION) {
      throw new Complained(400, { type: "invalid_request_error", message: "Unexpected version" });
    }
  }
}

function prepared(prepare: () => () => object): (() => object) | Complained {
  try {
    return prepare();
  } catch (error) {
    if (error instanceof Complained) return error;
    throw error;
  }
}

function executed(run: () => object, fault: Fault | null) {
  try {
    if (fault?.kind === "declined") throw captureDeclined();
    if (fault?.kind === "500" && !fault.after) throw broken();
    const body = JSON.stringify(run());
    if (fault?.kind === "500") throw broken();
    return { status: 200, body };
  } catch (error) {
    if (error instanceof Complained) return answerOf(error);
    throw error;
  }
}

const answerOf = ({ status, error }: Complained) => ({ status, body: JSON.stringify({ error }) });

function complaint(error: Complained, requestId: string): Response {
  const { status, body } = answerOf(error);
  return new Response(error.error.message === "garbage" ? "<html>Bad gateway" : body, {
    status,
    headers: { "content-type": "application/json", "request-id": requestId },
  });
}
