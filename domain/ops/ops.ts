/** What operations work with, and the format of their answers. */
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import type { Kv } from "#store/kv/mod.ts";
import type { Who as Decider } from "../decisions/who.ts";
import type { Services } from "../ports/services.ts";
import type { RefusalCode } from "../refusals.ts";

/** The process that runs the operation. */
export interface ProcessInfo {
  /** The id of this process in the outbox; new with each start. */
  readonly id: string;
  readonly pid: number;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly residentBytes: number;
  readonly deno: string;
  /** Whether it serves requests, or only runs this command. */
  readonly serving: boolean;
  readonly database: "local" | "remote";
}

type Needed =
  | "store"
  | "settings"
  | "secrets"
  | "gateway"
  | "payouts"
  | "sales"
  | "identity"
  | "permissions"
  | "log";

export interface Ops extends Pick<Services, Needed> {
  /** All entities, including those of the adapters. */
  readonly entities: readonly AnyEntity[];
  /** The names of the handlers that deal with money. */
  readonly moneyHandlers: ReadonlySet<string>;
  process(): ProcessInfo;
  /** A snapshot of the database, closed when disposed; null if the database cannot make one. */
  moment(): Promise<(AsyncDisposable & { readonly kv: Pick<Kv, "list"> }) | null>;
  /** The live database, for imports, and for exports without a snapshot. */
  readonly kv: Kv;
}

/** Who runs it: a user at `/ops`, or the command line. */
export interface Who extends Decider {
  /** The reason; may be empty. */
  readonly why: string;
}

/** The answer of an operation: plain data for text, JSON and pages. */
export type OpsAnswer =
  | {
    ok: true;
    data: unknown;
    /** It found a problem: the command exits with 3. */
    wrong?: boolean;
  }
  | {
    ok: false;
    code: RefusalCode;
    /** English, for the terminal. */
    message: string;
    /** The same as a code made by `says`, if pages have a text for it. */
    said?: string;
  };

export type OpsRefusal = Extract<OpsAnswer, { ok: false }>;

export const done = (data: unknown, wrong = false): OpsAnswer => ({ ok: true, data, wrong });
export const refused = (code: RefusalCode, message: string): OpsRefusal => ({
  ok: false,
  code,
  message,
});

/** `said`: made by `says`. */
export const refusedAs = (code: RefusalCode, said: string): OpsRefusal => ({
  ok: false,
  code,
  message: inWords(said, en),
  said,
});
