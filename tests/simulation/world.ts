/** The environment of one run: a clock, a database, a provider, processes that start and die, and people. */
import { setImmediate } from "node:timers";
import type { Logger } from "#domain/ports/logger.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { unexpected } from "./errors.ts";
import { type Fault, type Gate, Gates } from "./gates.ts";
import { KvModel } from "./kv/kv_model.ts";
import { begin, type Running } from "./life.ts";
import { BUYER_FEE, SELLER_FEE } from "./people/fees.ts";
import { paysSellers } from "./focus.ts";
import type { Plan } from "./plan.ts";
import { Payees } from "./payouts/payees.ts";
import { Provider } from "./provider.ts";
import { pick, randomFrom } from "./random.ts";
import { Story } from "./story.ts";
import type { Store } from "#store/types.ts";
import type { Tree } from "./tree.ts";
import { VirtualTimers } from "./virtual_timers.ts";
import { Watch } from "./watch.ts";

/** A whole second, so that deadlines are readable. */
const START = Date.UTC(2027, 0, 15, 12, 0, 0);
const NAMES = ["North", "South"];
/** Sellers are paid while everything else still goes on, or after the end of a run. */
const PAYOUT_DELAY_SECONDS = { soon: 60, later: 60 * 86_400 };
/** Maximum number of calls let through in one `flow`; more would be an endless loop. */
const MAX_FLOW = 5_000;

export class World {
  #at = START;
  readonly now = (): number => this.#at;
  readonly model: KvModel;
  readonly provider = new Provider(this.now);
  readonly payees = new Payees();
  readonly gates: Gates;
  readonly watch: Watch;
  readonly story: Story;
  readonly settings: Settings;
  readonly mails = new Set<string>();
  readonly wrongs: string[] = [];
  readonly processes: (Running | null)[];
  readonly #timers = new VirtualTimers(this.now);
  /** Set before anything happens: a store that bypasses the gates and runs the unmodified code. */
  direct!: Store;
  #lives = 0;
  /** The process whose call is being applied, for the story. */
  #acting = "nobody";

  constructor(readonly plan: Plan, readonly tree: Tree, tell = false) {
    this.story = new Story(tell, this.now);
    this.model = new KvModel(this.now, plan.backend);
    this.gates = new Gates(plan.backend, tree);
    this.settings = {
      origin: "https://tickets.example",
      currency: "EUR",
      locale: "en",
      timeZone: "Europe/Paris",
      orderExpirationSeconds: 900,
      maxHolds: plan.maxHolds,
      reholdCooldownSeconds: 120,
      payoutDelaySeconds: PAYOUT_DELAY_SECONDS[paysSellers(plan.focus) ? "soon" : "later"],
      // Longer than the payout waits, so that claims also meet money on its way and at its end.
      claimSeconds: plan.focus === "claims" ? 3 * 86_400 : 0,
      priceCapPercent: 120,
      booksYears: 10,
      priceCaps: {},
      saleHorizonDays: null,
      buyerFeePercent: BUYER_FEE,
      sellerFeePercent: SELLER_FEE,
      moderation: plan.moderation,
      thirdParties: false,
    };
    this.watch = new Watch(this.model, this.provider, this.settings, (what) => this.wrong(what));
    this.model.onCommit = (commit) => {
      this.story.commit(this.#acting, commit, this.model);
      this.watch.commit(commit);
    };
    this.provider.onMoney = (verb, session) => this.watch.money(verb, session);
    this.payees.onMoney = (verb, payout, amount) => this.watch.payouts.money(verb, payout, amount);
    this.processes = Array.from({ length: plan.processes }, () => null);
  }

  wrong(what: string): void {
    this.wrongs.push(what);
    this.story.tell(() => `WRONG: ${what}.`);
  }

  get living(): Running[] {
    return this.processes.filter((process) => process !== null);
  }

  /** Restarts dead processes. */
  async start(options: { workers: boolean } = { workers: true }): Promise<void> {
    for (const [place, running] of this.processes.entries()) {
      if (running) continue;
      const life = `${NAMES[place]}${this.#lives++ < this.processes.length ? "" : ` (again)`}`;
      const random = randomFrom(this.plan.seed, `${life} ${this.#lives}`);
      const started = await begin(
        {
          ...this,
          direct: () => this.direct,
          wrong: (what) => this.wrong(`${life}: ${what}`),
          timers: (of) => this.#timers.of(of),
          log: this.#log(life),
        },
        life,
        random,
      );
      this.processes[place] = started;
      this.story.tell(() => `Process ${life} starts.`);
      if (options.workers) {
        started.workers.start().catch((error) => this.caught(error, `${life} starts`));
      }
    }
    await this.turn();
  }

  /**
   * Kills a process, selected by a number from 0 to 1; its memory is lost. `applied` selects which of its calls still
   * take effect; null: none.
   */
  crash(which: number, applied: number | null): void {
    const living = this.living;
    if (living.length === 0) return;
    const victim = pick(living, which);
    victim.alive = false;
    this.processes[this.processes.indexOf(victim)] = null;
    this.story.tell(() => `Process ${victim.name} dies.`);
    this.#timers.drop(victim);
    let calls = 0;
    this.gates.drop(victim, (gate) => {
      const reaches = applied !== null && (calls++ * 0.37 + applied) % 1 < 0.5;
      if (reaches) this.#note(gate, "takes effect before that");
      this.#acting = victim.name;
      return reaches;
    });
  }

  /** Waits until everything that needs no external call has finished. */
  turn(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  async release(gate: Gate, fault: Fault | null): Promise<void> {
    this.#acting = gate.life.name;
    if (fault || gate.stage !== "call") this.#note(gate, fault ?? gate.stage);
    this.gates.release(gate, fault);
    await this.turn();
  }

  /** Lets up to this many calls through, oldest first. */
  async flow(calls = MAX_FLOW): Promise<void> {
    for (let n = 0; n < calls && this.gates.waiting.length > 0; n++) {
      await this.release(this.gates.waiting[0], null);
    }
  }

  /** Lets time pass; due timers then wait at the gates. */
  async forwardTo(at: number): Promise<void> {
    if (at > this.#at) this.#at = at;
    for (const { life, run } of this.#timers.takeDue()) {
      this.gates.put(life, { kind: "timer" }, run);
    }
    const { messages } = this.model;
    this.model.messages = messages.filter(({ dueAt }) => dueAt > this.#at);
    const [process] = this.living;
    for (const message of messages) {
      if (message.dueAt > this.#at) continue;
      if (process) {
        this.gates.put(process, { kind: "message" }, () => process.kv.deliver(message.value));
      } else this.model.messages.push({ ...message, dueAt: message.dueAt + 60_000 });
    }
    await this.turn();
  }

  /** When the next timer fires, in epoch ms; null if none is set. */
  nextTimer(): number | null {
    return this.#timers.next();
  }

  /** Sends a request to a process and passes on the answer of `run`; a dead process does not answer. */
  ask(
    who: string,
    what: string,
    on: number,
    run: (x: Services) => Promise<string>,
  ): void {
    const living = this.living;
    if (living.length === 0) return;
    const process = pick(living, on);
    this.story.tell(() => `${who} ${what} (${process.name}).`);
    run(process.x).then(
      (answer) => this.story.tell(() => `${who} gets the answer: ${answer}.`),
      (error) => this.caught(error, `${who} ${what}`),
    );
  }

  readonly #asking = new Set<string>();

  /**
   * For the end of a run, where no process dies: like `ask`, but not again before there is an answer.
   * Returns whether it was asked: an answer may have to wait until time passes.
   */
  askAgain(who: string, what: string, run: (x: Services) => Promise<string>): boolean {
    const name = `${who} ${what}`;
    if (this.#asking.has(name)) return false;
    this.#asking.add(name);
    this.ask(who, what, 0, (x) => run(x).finally(() => this.#asking.delete(name)));
    return true;
  }

  /** Reports an error that reached a user, unless an injected fault explains it. */
  caught(error: unknown, where: string): void {
    this.story.tell(() => `${where}: ${error}.`);
    const what = unexpected(error);
    if (what) this.wrong(`${where} fails with a bug: ${what}`);
  }

  #log(life: string): Logger {
    return {
      debug() {},
      info() {},
      warn: (event, fields) => {
        if (fields?.error) this.caught(fields.error, `${life}: ${event} of ${fields.handler}`);
      },
      alarm: (event, fields) => {
        this.story.tell(() => `${life} raises an alarm: ${event} ${fields?.detail ?? ""}.`);
        if (event === "payout.contradiction") {
          this.wrong(`a payout's contradiction raised an alarm: ${fields?.detail}`);
        }
        if (event === "payment.contradiction") {
          this.wrong(`a contradiction raised an alarm: ${fields?.detail}`);
        }
        if (event === "event_buried" && !/^mail\./.test(String(fields?.handler))) {
          this.wrong(`${fields?.handler} has a dead letter: ${fields?.error}`);
        }
      },
      error: (event, error, fields) =>
        this.caught(error, `${life}: ${event} of ${fields?.handler ?? "the process"}`),
    };
  }

  /** The story mentions only unusual calls. */
  #note({ life, call }: Gate, what: string): void {
    this.story.tell(() => {
      const about = call.kind === "provider"
        ? `${call.verb} of ${call.paymentId}`
        : call.kind === "payouts"
        ? `${call.verb} of ${call.payoutId}`
        : call.kind === "read"
        ? `read of ${call.keys.map(([name, id]) => `${String(name)} ${String(id)}`).join(", ")}`
        : call.kind;
      return `${life.name}'s ${about}: ${WORDS[what] ?? what}.`;
    });
  }
}

const WORDS: Record<string, string> = {
  slow: "takes effect, and the answer is late",
  locked: "the database is locked",
  fails: "fails, without effect",
  fails_after: "takes effect, and is reported as failed",
  sent_twice: "takes effect, the answer is lost, and it will be sent again",
  again: "is sent again, and answered",
  answer: "is finally answered",
  refused: "is refused",
  refused_after: "takes effect, and is reported as refused",
};
