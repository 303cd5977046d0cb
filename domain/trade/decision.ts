/** What decisions return, and the helpers that they share. */
import { AssertionError } from "node:assert/strict";
import type { Dispute } from "../payments/payment.ts";
import type { RefusalCode } from "../refusals.ts";
import { refuse, type Result } from "../result.ts";
import type { World } from "./world.ts";

/** The world after a decision, and the answer to the caller. A refused decision's world is written too. */
export interface Decision<T> {
  world: World;
  answer: Result<T>;
}

/**
 * The call to make to the provider next. `reread`: read the payment again · `wait`: read it again at
 * `until`. A step that starts to capture, release or refund money says `none`: it emits an event, and that
 * event's handler makes the call.
 */
export type NextCall = "none" | "expire" | "reread" | "capture" | "cancel" | "refund" | "wait";

/** The outcome of a decision about what the provider reports. */
export interface Observed {
  world: World;
  next: NextCall;
  /** When to read again, with `wait`; epoch ms. */
  until?: number;
  /** Set when an operator must look into it. */
  alarm?: { event: "contradiction" | "refund_failed"; detail: string };
  /** The status of a dispute, when it is new. */
  dispute?: Dispute["status"];
}

export const refused = <T>(world: World, code: RefusalCode): Decision<T> => ({
  world,
  answer: refuse(code),
});

/** The refusal that a table's step stands for (`refuse:CODE`); null for any other step. */
export const refusalIn = (step: string): RefusalCode | null =>
  step.startsWith("refuse:") ? step.slice(7) as RefusalCode : null;

/** A table has a step that its reader cannot run. A bug, unless the reads were stale. */
export const impossible = (event: string, step: string): Error =>
  new AssertionError({ message: `no decision runs step "${step}" of event ${event}` });
