/**
 * A stateful fake of Stripe, with its rules, errors, idempotency keys, hosted page, webhooks and
 * accounts. Used in this process by `fetch`, or over a port by `serve`.
 */
import { booksOf, type Entry, type Totals, totalsOf } from "./books.ts";
import { captureDeclined, endpointOf } from "./endpoints.ts";
import { rateLimited, serverError, StripeError } from "./errors.ts";
import { type Fault, Faults, type Verb } from "./faults.ts";
import { parseForm } from "./form.ts";
import { IdempotencyKeys } from "./idempotency.ts";
import { Ledger } from "./ledger.ts";
import { checkoutPage } from "./page.ts";
import { Webhooks } from "./webhooks.ts";

export const KEY = "sk_test_fake";
const VERSION = "2026-10-28.endive";

/** One request to the API, as received. */
interface Call {
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
  /** News of connected accounts, to the second endpoint. */
  readonly accountWebhooks: Webhooks;
  readonly faults = new Faults();
  readonly calls: Call[] = [];
  /** Awaited within a call, while its idempotency key is in use: for tests of concurrent calls. */
  pause: ((call: Call) => Promise<void>) | null = null;
  #keys: IdempotencyKeys;
  #server: Deno.HttpServer<Deno.NetAddr> | null = null;
  #origin = "https://stripe.test";
  #requests = 0;
  /** Ends calls that are never answered, on disposal. */
  readonly #end = Promise.withResolvers<void>();

  constructor(readonly now: () => number = Date.now) {
    this.webhooks = new Webhooks(now);
    this.accountWebhooks = new Webhooks(now, "whsec_connect");
    this.#keys = new IdempotencyKeys(now);
    this.ledger = new Ledger(
      now,
      (type, about) => this.webhooks.tell(type, about),
      (id) => `${this.#origin}/c/pay/${id}`,
      (type, about, account) => this.accountWebhooks.tell(type, about, account),
    );
  }

  get origin(): string {
    return this.#origin;
  }

  /** Listens on a free port of 127.0.0.1; returns the origin. */
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

  /** Replaces the global `fetch`, including aborts. */
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
      if (error instanceof StripeError) return errorResponse(error, requestId);
      throw error;
    }
  }

  async #api(req: Request, requestId: string): Promise<Response> {
    const url = new URL(req.url);
    const found = endpointOf(req.method, url.pathname);
    if (!found) {
      throw new StripeError(404, {
        type: "invalid_request_error",
        message: `Unrecognized request URL (${req.method}: ${url.pathname}).`,
      });
    }
    this.#admit(req);
    const params = req.method === "GET" ? url.search.slice(1) : await req.text();
    const key = req.headers.get("idempotency-key");
    const call = { verb: found.verb, method: req.method, path: url.pathname, params, key };
    this.calls.push(call);
    const fault = this.faults.take(found.verb);
    await this.#fail(fault, false);
    const id = found.path.exec(url.pathname)![1] ?? "";
    const answer = await this.#keys.once(
      req.method === "POST" ? key : null,
      `${url.pathname}?${params}`,
      async () => {
        // Invalid parameters are refused before execution, and not stored under the key.
        const run = prepared(() => found.prepare(this.ledger, parseForm(params), id));
        if (run instanceof StripeError) return { answer: answerOf(run), keep: false };
        await this.pause?.(call);
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
        throw rateLimited();
      case "401":
        throw new StripeError(401, { type: "invalid_request_error", message: "Invalid API Key" });
      case "garbage":
        throw new StripeError(502, { type: "api_error", message: "garbage" });
    }
  }

  #admit(req: Request): void {
    if (req.headers.get("authorization") !== `Bearer ${KEY}`) {
      throw new StripeError(401, { type: "invalid_request_error", message: "Invalid API Key" });
    }
    if (req.headers.get("stripe-version") !== VERSION) {
      throw new StripeError(400, { type: "invalid_request_error", message: "Unexpected version" });
    }
  }
}

function prepared(prepare: () => () => object): (() => object) | StripeError {
  try {
    return prepare();
  } catch (error) {
    if (error instanceof StripeError) return error;
    throw error;
  }
}

function executed(run: () => object, fault: Fault | null) {
  try {
    if (fault?.kind === "declined") throw captureDeclined();
    if (fault?.kind === "500" && !fault.after) throw serverError();
    const body = JSON.stringify(run());
    if (fault?.kind === "500") throw serverError();
    return { status: 200, body };
  } catch (error) {
    if (error instanceof StripeError) return answerOf(error);
    throw error;
  }
}

const answerOf = ({ status, error }: StripeError) => ({ status, body: JSON.stringify({ error }) });

function errorResponse(error: StripeError, requestId: string): Response {
  const { status, body } = answerOf(error);
  return new Response(error.error.message === "garbage" ? "<html>Bad gateway" : body, {
    status,
    headers: { "content-type": "application/json", "request-id": requestId },
  });
}
