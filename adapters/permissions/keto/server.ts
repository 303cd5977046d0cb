/**
 * Ory Keto over HTTP: each call bounded in time and size, each answer parsed. Three calls do not need
 * the generated client.
 */
import { z } from "zod";
import { PermissionsUnavailable } from "#domain/permissions/permissions.ts";
import type { Relation } from "#domain/permissions/model.ts";
import type { Tuple, TupleSubject } from "#domain/permissions/tuples.ts";

/** Until this Keto must have answered, the body included. Milliseconds. */
export const KETO_WITHIN_MS = 2_000;
/** A page of tuples, and as many changes in one call. */
const PAGE_SIZE = 500;
/** Pages that are read for one question, at most. */
const MAX_PAGES = 10_000;
/** The longest answer is a page of tuples. */
const MAX_ANSWER_BYTES = 1_048_576;

const relations = ["owners", "parents", "moderators", "members"] as const satisfies Relation[];
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

export interface Change {
  action: "insert" | "delete";
  tuple: Tuple;
}

/** Everything throws `PermissionsUnavailable` when Keto does not answer as it should. */
export class KetoServer {
  readonly #address: KetoAddress;

  constructor(address: KetoAddress) {
    this.#address = address;
  }

  /** Whether the user stands in the relation, by itself or through others. */
  async check(
    { namespace, object, relation }: { namespace: string; object: string; relation: string },
    userId: string,
  ): Promise<boolean> {
    const query = { namespace, object, relation, subject_id: userId };
    const url = `${this.#address.readUrl}/relation-tuples/check/openapi`;
    return (await this.#ask(checkAnswer, url, { query })).allowed;
  }

  /** The tuples of an object, or all of a namespace. Those with relations that are not ours are left out. */
  async *list(query: { namespace: string; object?: string }): AsyncGenerator<Tuple> {
    let token: string | null | undefined = "";
    for (let page = 0; token !== null && token !== undefined && page < MAX_PAGES; page++) {
      const answer: z.output<typeof listAnswer> = await this.#ask(
        listAnswer,
        `${this.#address.readUrl}/relation-tuples`,
        {
          query: {
            ...query,
            page_size: String(PAGE_SIZE),
            ...(token ? { page_token: token } : {}),
          },
        },
      );
      const { relation_tuples, next_page_token } = answer;
      for (const found of relation_tuples) {
        const tuple = tupleOf(found);
        if (tuple) yield tuple;
      }
      token = next_page_token || null;
    }
  }

  /** All of them or none, up to a page of them; more in several calls. */
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
      const text = await bounded(res);
      if (!res.ok) throw new Error(`it answers ${res.status}: ${text.slice(0, 200)}`);
      return shape.parse(text === "" ? null : JSON.parse(text));
    } catch (cause) {
      throw new PermissionsUnavailable("Keto does not answer as it should", { cause });
    }
  }
}

async function bounded(res: Response): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of res.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error(`more than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return await new Blob(chunks).text();
}

function tupleOf({ namespace, object, relation, subject_id, subject_set }: Wire): Tuple | null {
  const known = relations.find((one) => one === relation);
  if (!known) return null;
  const subject: TupleSubject | null = subject_set
    ? { ...subject_set, relation: relations.find((one) => one === subject_set.relation) ?? "" }
    : subject_id
    ? { user: subject_id }
    : null;
  return subject && { namespace, object, relation: known, subject };
}

function wireOf({ namespace, object, relation, subject }: Tuple): Wire {
  const who = "user" in subject ? { subject_id: subject.user } : { subject_set: subject };
  return { namespace, object, relation, ...who };
}
