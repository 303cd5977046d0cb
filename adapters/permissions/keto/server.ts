/**
 * Ory Keto over HTTP: each call is bounded in time and size, each answer is parsed. Three calls do not
 * need the generated client.
 */
import { z } from "zod";
import { PermissionsUnavailable, type Tuple } from "#domain/ports/permissions.ts";
import { readBounded } from "../../common/read_bounded.ts";

/** Timeout of a call, including the body. */
const KETO_WITHIN_MS = 2_000;
/** Tuples per page, and changes per call. */
const PAGE_SIZE = 500;
/** Pages read for one list. */
const MAX_PAGES = 10_000;
/** The longest answer is a page of tuples. */
const MAX_ANSWER_BYTES = 1_048_576;

const wire = z.object({
  namespace: z.string(),
  object: z.string(),
  relation: z.string(),
  subject_id: z.string().nullish(),
  subject_set: z.object({ namespace: z.string(), object: z.string(), relation: z.string() })
    .nullish(),
});
type Wire = z.infer<typeof wire>;
const listAnswer = z.object({
  relation_tuples: z.array(wire).nullish().transform((tuples) => tuples ?? []),
  next_page_token: z.string().nullish(),
});
const checkAnswer = z.object({ allowed: z.boolean() });

export interface KetoAddress {
  readUrl: string;
  writeUrl: string;
  withinMs?: number;
}

interface Change {
  action: "insert" | "delete";
  tuple: Tuple;
}

/** All methods throw `PermissionsUnavailable` if Keto does not answer as expected. */
export class KetoServer {
  readonly #address: KetoAddress;

  constructor(address: KetoAddress) {
    this.#address = address;
  }

  /** Whether the user has the relation, directly or through other tuples. */
  async check(
    { namespace, object, relation }: { namespace: string; object: string; relation: string },
    userId: string,
  ): Promise<boolean> {
    const query = { namespace, object, relation, subject_id: userId };
    const url = `${this.#address.readUrl}/relation-tuples/check/openapi`;
    return (await this.#ask(checkAnswer, url, { query })).allowed;
  }

  /** The tuples of an object, or all of a namespace. */
  async *list(query: { namespace: string; object?: string }): AsyncGenerator<Tuple> {
    const url = `${this.#address.readUrl}/relation-tuples`;
    let page_token = "";
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer = await this.#ask(listAnswer, url, {
        query: { ...query, page_size: String(PAGE_SIZE), page_token },
      });
      for (const found of answer.relation_tuples) {
        const tuple = tupleOf(found);
        if (tuple) yield tuple;
      }
      page_token = answer.next_page_token ?? "";
      if (page_token === "") return;
    }
    throw new Error(`${query.namespace} has more than ${MAX_PAGES} pages of tuples`);
  }

  /** Applies changes in calls of up to `PAGE_SIZE`; each call is atomic. */
  async change(changes: readonly Change[]): Promise<void> {
    for (let at = 0; at < changes.length; at += PAGE_SIZE) {
      const json = changes.slice(at, at + PAGE_SIZE)
        .map(({ action, tuple }) => ({ action, relation_tuple: wireOf(tuple) }));
      const url = `${this.#address.writeUrl}/admin/relation-tuples`;
      await this.#ask(z.unknown(), url, { method: "PATCH", json });
    }
  }

  async #ask<S extends z.ZodType>(
    shape: S,
    address: string,
    { method = "GET", query, json }: {
      method?: "GET" | "PATCH";
      query?: Record<string, string>;
      json?: unknown;
    },
  ): Promise<z.output<S>> {
    try {
      const res = await fetch(query ? `${address}?${new URLSearchParams(query)}` : address, {
        method,
        redirect: "error",
        headers: {
          accept: "application/json",
          ...(json === undefined ? {} : { "content-type": "application/json" }),
        },
        body: json === undefined ? null : JSON.stringify(json),
        signal: AbortSignal.timeout(this.#address.withinMs ?? KETO_WITHIN_MS),
      });
      const text = await (await readBounded(res, MAX_ANSWER_BYTES)).text();
      if (!res.ok) throw new Error(`Keto answers ${res.status}: ${text.slice(0, 200)}`);
      return shape.parse(text === "" ? null : JSON.parse(text));
    } catch (cause) {
      throw new PermissionsUnavailable("Keto does not answer as expected", { cause });
    }
  }
}

/** Null for a tuple without a subject, which Keto does not store. */
function tupleOf({ namespace, object, relation, subject_id, subject_set }: Wire): Tuple | null {
  const subject = subject_set ?? (subject_id ? { user: subject_id } : null);
  return subject && { namespace, object, relation, subject };
}

function wireOf({ namespace, object, relation, subject }: Tuple): Wire {
  const who = "user" in subject ? { subject_id: subject.user } : { subject_set: subject };
  return { namespace, object, relation, ...who };
}
