/**
 * Ory Hydra over HTTP: each call is bounded in time and size, each answer is parsed. The generated client
 * is not used, since it cannot request a token with a scope.
 */
import { z } from "zod";
import { ClientsUnavailable } from "#domain/ports/clients.ts";
import { readBounded } from "../../common/read_bounded.ts";

/** Timeout of a call, including the body. */
const HYDRA_WITHIN_MS = 3_000;
/**
 * The same for steps of an authorization, for which a person waits: at the first one Hydra makes its signing
 * key, which takes seconds on a small machine.
 */
const STEP_WITHIN_MS = 15_000;
/** The longest answer is a list of clients. */
const MAX_ANSWER_BYTES = 1_048_576;

export interface HydraAddress {
  /** Issues tokens and starts authorizations. */
  publicUrl: string;
  /** Manages clients and introspects tokens: only this process may reach it. */
  adminUrl: string;
  withinMs?: number;
  stepWithinMs?: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; null for other content types. */
  body: unknown;
}

interface Question {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  query?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  headers?: Record<string, string>;
  /** Whether it is a step of an authorization. */
  isStep?: boolean;
  /** Aborts before the timeout. */
  signal?: AbortSignal;
}

export class HydraServer {
  readonly #address: HydraAddress;

  constructor(address: HydraAddress) {
    this.#address = address;
  }

  /** `path` starts with a slash and is already encoded. Throws `ClientsUnavailable`. */
  admin(path: string, question: Question = {}): Promise<Answer> {
    return this.#ask(`${this.#address.adminUrl}/admin${path}`, question);
  }

  /** The same for the public API. */
  public(path: string, question: Question = {}): Promise<Answer> {
    return this.#ask(`${this.#address.publicUrl}${path}`, question);
  }

  async #ask(address: string, question: Question): Promise<Answer> {
    const { method = "GET", query, json, form, headers, signal, isStep = false } = question;
    const { withinMs = HYDRA_WITHIN_MS, stepWithinMs = STEP_WITHIN_MS } = this.#address;
    const inTime = AbortSignal.timeout(isStep ? stepWithinMs : withinMs);
    const url = query ? `${address}?${new URLSearchParams(query)}` : address;
    let answer: Answer;
    try {
      const res = await fetch(url, {
        method,
        redirect: "manual",
        headers: {
          accept: "application/json",
          ...(json === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        body: form ? new URLSearchParams(form) : json === undefined ? null : JSON.stringify(json),
        signal: signal ? AbortSignal.any([inTime, signal]) : inTime,
      });
      answer = { status: res.status, headers: res.headers, body: await readJson(res) };
    } catch (cause) {
      throw new ClientsUnavailable("Hydra does not answer", { cause });
    }
    if (answer.status >= 500 || answer.status === 429) {
      throw new ClientsUnavailable(`Hydra answers ${answer.status}`);
    }
    return answer;
  }
}

/** Throws `ClientsUnavailable` if the answer is an error or does not match the schema. */
export function parsed<S extends z.ZodType>(schema: S, { status, body }: Answer): z.output<S> {
  const result = schema.safeParse(body);
  if (status < 300 && result.success) return result.data;
  // The body may contain a token: report the problems, not the values.
  const what = result.success ? "" : z.treeifyError(result.error).errors.join(", ");
  throw new ClientsUnavailable(`Hydra answers ${status} with an unexpected body. ${what}`);
}

async function readJson(res: Response): Promise<unknown> {
  const text = await (await readBounded(res, MAX_ANSWER_BYTES)).text();
  const isJson = res.headers.get("content-type")?.startsWith("application/json");
  return isJson && text !== "" ? JSON.parse(text) : null;
}
