/**
 * Every external call waits at a gate until the schedule lets it through, so that one schedule is one
 * interleaving. At the gate a call may also fail before or after it takes effect, be answered late, be sent
 * twice, or never be answered because its process dies.
 */
import type { KvCall } from "./kv/kv_facade.ts";

export type Verb = "openCheckout" | "read" | "expireCheckout" | "capture" | "cancel" | "refund";
export type PayoutVerb = "account" | "transfer" | "reverse" | "read";
export type Call =
  | KvCall
  | { kind: "provider"; verb: Verb; paymentId: string }
  | { kind: "payouts"; verb: PayoutVerb; payoutId: string }
  | { kind: "mail"; id: string }
  | { kind: "message" }
  | { kind: "timer" };

const faults = [
  "slow",
  "locked",
  "fails",
  "fails_after",
  "sent_twice",
  "refused",
  "refused_after",
] as const;
export type Fault = typeof faults[number];

/** Stands for an error of the database or the mail server. */
class Injected extends Error {
  override name = "Injected";
}

/** One life of a process; a restart begins another one. */
export interface Life {
  readonly name: string;
  alive: boolean;
}

export interface Gate {
  readonly life: Life;
  readonly call: Call;
  /** What waits: the call itself, its duplicate, or only its answer. */
  stage: "call" | "again" | "answer";
  readonly run: () => unknown;
  readonly settle: (outcome: Outcome) => void;
  outcome?: Outcome;
}
type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown };

interface ErrorsOfProvider {
  GatewayUnavailable: new (message: string) => Error;
  GatewayRefused: new (message: string) => Error;
  PayoutRefused: new (why: "account" | "balance", message: string) => Error;
}

export class Gates {
  /** In the order of arrival. */
  waiting: Gate[] = [];

  constructor(
    readonly backend: "local" | "remote",
    readonly errors: ErrorsOfProvider,
  ) {}

  /** Makes a call wait at a gate. */
  through<T>(life: Life, call: Call, run: () => T): Promise<T> {
    // A dead process makes no calls and gets no answers.
    if (!life.alive) return new Promise(() => {});
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({
        life,
        call,
        stage: "call",
        run,
        settle: (outcome) => outcome.ok ? resolve(outcome.value as T) : reject(outcome.error),
      });
    });
  }

  /** Adds something that no caller waits for: a timer, a message. */
  put(life: Life, call: Call, run: () => void): void {
    this.waiting.push({ life, call, stage: "call", run, settle: () => {} });
  }

  /** Lets one call through. */
  release(gate: Gate, fault: Fault | null): void {
    const place = this.waiting.indexOf(gate);
    if (place >= 0) this.waiting.splice(place, 1);
    if (gate.stage === "answer") return gate.settle(gate.outcome!);
    if (fault === "sent_twice" && gate.stage === "call") {
      outcomeOf(gate.run);
      gate.stage = "again";
      this.waiting.push(gate);
      return;
    }
    const error = fault && this.#errorOf(gate.call, fault);
    if (error && fault !== "fails_after" && fault !== "refused_after") {
      return gate.settle({ ok: false, error });
    }
    const outcome = outcomeOf(gate.run);
    if (fault === "slow") {
      gate.stage = "answer";
      gate.outcome = outcome;
      this.waiting.push(gate);
    } else gate.settle(error && outcome.ok ? { ok: false, error } : outcome);
  }

  /** Removes a dead process; `applied` says which of its calls still took effect. */
  drop(life: Life, applied: (gate: Gate) => boolean): void {
    const gone = this.waiting.filter((gate) => gate.life === life);
    this.waiting = this.waiting.filter((gate) => gate.life !== life);
    for (const gate of gone) {
      const reaches = gate.stage !== "answer" && gate.call.kind !== "timer";
      if (reaches && applied(gate)) outcomeOf(gate.run);
    }
  }

  /** The faults that a call can have. */
  faultsOf({ call, stage }: Gate): readonly Fault[] {
    if (stage !== "call") return [];
    switch (call.kind) {
      case "read":
      case "list":
        return ["slow", "fails"];
      case "commit":
        // A local commit is in the file or not; over a network its outcome can be unknown.
        return this.backend === "local"
          ? ["slow", "locked", "fails"]
          : ["slow", "sent_twice", "sent_twice", "fails", "fails_after"];
      case "provider":
        return call.verb === "read"
          ? ["slow", "fails"]
          : ["slow", "fails", "fails_after", "fails_after", "refused", "refused_after"];
      case "payouts":
        return call.verb === "read" || call.verb === "account"
          ? ["slow", "fails"]
          : ["slow", "fails", "fails_after", "fails_after", "refused"];
      case "mail":
        return ["slow", "fails", "fails_after"];
      case "message":
      case "timer":
        return [];
    }
  }

  #errorOf(call: Call, fault: Fault): Error | null {
    switch (fault) {
      case "slow":
      case "sent_twice":
        return null;
      case "locked":
        return new TypeError("database is locked");
      case "refused":
      case "refused_after":
        if (call.kind === "payouts") return new this.errors.PayoutRefused("balance", "not today");
        return new this.errors.GatewayRefused("not today");
      case "fails":
      case "fails_after":
        return call.kind === "provider" || call.kind === "payouts"
          ? new this.errors.GatewayUnavailable("timed out")
          : new Injected(`${call.kind} failed`);
    }
  }
}

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    return { ok: false, error };
  }
}
