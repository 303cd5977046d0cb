/** What the work of operators needs beside the exchange, and how each piece of it answers. */
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import type { Kv } from "#store/kv/mod.ts";
import type { Who as Decider } from "../decisions/who.ts";
import type { Services } from "../ports/mod.ts";
import type { RefusalCode } from "../refusals.ts";

/** The process that does the work. */
export interface ProcessInfo {
  /** Of this start of it, as the outbox knows it. */
  readonly id: string;
  readonly pid: number;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly residentBytes: number;
  readonly deno: string;
  /** Whether it serves, or only runs this command. */
  readonly serving: boolean;
  readonly database: "local" | "remote";
}

type Needed = "store" | "settings" | "secrets" | "gateway" | "identity" | "permissions" | "log";

export interface Ops extends Pick<Services, Needed> {
  /** All entities there are, those of the adapters too. */
  readonly entities: readonly AnyEntity[];
  /** The handlers whose work is about money. */
  readonly moneyHandlers: ReadonlySet<string>;
  process(): ProcessInfo;
  /** The database as it is at one moment, closed when disposed; null where there is no such thing. */
  moment(): Promise<(AsyncDisposable & { readonly kv: Pick<Kv, "list"> }) | null>;
  /** The database as it is, for an export where there is no moment, and for imports. */
  readonly kv: Kv;
}

/** Who does it, at `/ops` or on the machine. */
export interface Who extends Decider {
  /** Why, in their words; may be empty. */
  readonly why: string;
}

/** What an operation answers: plain data for text, JSON and pages alike. */
export type OpsAnswer =
  | {
    ok: true;
    data: unknown;
    /** It has found something wrong: the command exits with 3. */
    wrong?: boolean;
  }
  | {
    ok: false;
    code: RefusalCode;
    /** In English, for the terminal. */
    message: string;
    /** The same as `says` makes it, where a page has words for it. */
    said?: string;
  };

export type OpsRefusal = Extract<OpsAnswer, { ok: false }>;

export const done = (data: unknown, wrong = false): OpsAnswer => ({ ok: true, data, wrong });
export const refused = (code: RefusalCode, message: string): OpsRefusal => ({
  ok: false,
  code,
  message,
});

/** `said`: as `says` makes it. */
export const refusedAs = (code: RefusalCode, said: string): OpsRefusal => ({
  ok: false,
  code,
  message: inWords(said, en),
  said,
});
