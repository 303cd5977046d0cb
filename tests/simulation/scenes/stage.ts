/**
 * Scenes: situations that random schedules hardly ever meet, acted out by hand. A scene names the calls that it is
 * about by what they do, never by their place or number, so that a change of the code leaves it what it was. If its
 * situation does not come about although nothing is wrong, it throws.
 */
import assert from "node:assert/strict";
import type { Wish } from "#domain/orders/commands.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Call, Fault, Gate } from "../gates.ts";
import { tellAll } from "../outside.ts";
import { BUYERS, SELLERS } from "../people/cast.ts";
import { moderate } from "../people/moderator.ts";
import type { People } from "../people/people.ts";
import { offer } from "../people/sellers.ts";
import type { Session } from "../provider.ts";
import type { World } from "../world.ts";

export interface Scene {
  /** What happens, as a sentence. */
  readonly name: string;
  readonly backend: "local" | "remote";
  /** How its orders end without a broken rule. */
  readonly ends: Readonly<Record<string, number>>;
  play(stage: Stage): Promise<void>;
}

type Matches = (call: Call) => boolean;

/** Most calls that one part of a scene lets through; more would be an endless loop. */
const MAX_CALLS = 5_000;

export class Stage {
  /** Calls that are kept waiting until `letGo`. */
  #kept: (gate: Gate) => boolean = () => false;

  /** What goes wrong with the calls that `flow` lets through. */
  fault: (call: Call) => Fault | null = () => null;

  constructor(readonly world: World, readonly people: People) {}

  /** Lets all calls through, also those that follow, except those that are kept. */
  async flow(): Promise<void> {
    await this.world.turn();
    for (let n = 0; n < MAX_CALLS; n++) {
      const gate = this.#next();
      if (!gate) return;
      await this.world.release(gate, gate.stage === "call" ? this.fault(gate.call) : null);
    }
    throw new Error("the scene's calls never end");
  }

  /** Lets calls through until one of these waits. */
  async until(what: string, matches: Matches): Promise<Gate> {
    await this.world.turn();
    for (let n = 0; n < MAX_CALLS; n++) {
      const found = this.world.gates.waiting.find((gate) =>
        !this.#kept(gate) && matches(gate.call)
      );
      if (found) return found;
      const gate = this.#next();
      if (!gate) break;
      await this.world.release(gate, null);
    }
    throw new Error(`the scene waits in vain for ${what}`);
  }

  #next = (): Gate | undefined => this.world.gates.waiting.find((gate) => !this.#kept(gate));

  /** From now on these calls wait. */
  keep(matches: Matches): void {
    this.#kept = ({ call }) => matches(call);
  }

  /** From now on this call waits. */
  keepOne(one: Gate): void {
    this.#kept = (gate) => gate === one;
  }

  letGo(): void {
    this.#kept = () => false;
  }

  /** Time passes, and what falls due is done. */
  async passTo(at: number): Promise<void> {
    await this.world.forwardTo(at);
    await this.flow();
  }

  /** A seller lists tickets that are sold in any number. Returns their ids. */
  async list(tickets: number): Promise<readonly string[]> {
    const codes = Array.from(
      { length: tickets },
      (_, row) => `${this.people.listings.length} ${row}`,
    );
    offer(this.people, 0, {
      seller: SELLERS[0],
      codes,
      startsIn: 30 * 86_400_000,
      title: "Night Owls",
      venue: "Hall",
      city: "Lyon",
      split: "any",
      price: 2_000,
    });
    await this.flow();
    const listing = this.people.listings.at(-1);
    assert(listing, "the scene has no listing");
    return listing.ticketIds;
  }

  /** A buyer (0 to 2) gets a hold. */
  async reserve(buyer: number, wish: Wish): Promise<Order> {
    const before = this.world.watch.orders.size;
    this.people.reserve(BUYERS[buyer], wish);
    await this.flow();
    assert.equal(this.world.watch.orders.size, before + 1, "the scene has no new order");
    return [...this.world.watch.orders.values()].at(-1)!;
  }

  /** The order's buyer opens the checkout and pays; the provider has not told yet. */
  async pay({ id, buyerId }: Order): Promise<Session> {
    this.people.open(buyerId, id);
    await this.flow();
    return this.payAt(id);
  }

  /** Somebody pays at the provider what the order's checkout asks for. */
  payAt(orderId: string): Session {
    const { provider } = this.world;
    const session = [...provider.sessions.values()].find((one) =>
      one.orderId === orderId && one.state === "open"
    );
    assert(session, "the scene has no open checkout");
    provider.authorize(session, { amount: session.asked, taken: false });
    return session;
  }

  /** The provider sends its notices. */
  notices(): void {
    tellAll(this.world);
  }

  /** The buyer's return reads the payment. */
  comesBack({ buyerId }: Order, { paymentId }: Session): void {
    this.world.ask(buyerId, `comes back from ${paymentId}`, 0, async (x) => {
      const payment = await this.world.tree.refreshPayment(x, paymentId);
      return `it is ${payment?.status}`;
    });
  }

  /** A moderator refunds the only order that is complete. */
  refund(): void {
    moderate(this.people, "refund", 0, [0, 0, 0]);
  }

  statusOf({ id }: Order): string | undefined {
    return this.world.watch.orders.get(id)?.status;
  }
}

export const isCommit: Matches = (call) => call.kind === "commit";

/** A call to the provider, of any payment. */
export const asks = (verb: (Call & { kind: "provider" })["verb"]): Matches => (call) =>
  call.kind === "provider" && call.verb === verb;

/** A search of the outbox for rows. */
export const looksAtOutbox: Matches = (call) => {
  if (call.kind !== "list") return false;
  const { selector } = call;
  const [first] = "prefix" in selector ? selector.prefix : selector.start;
  return first === "outbox";
};

/** A commit that removes a row of this handler from the outbox for good. */
export const settles = (handler: string): Matches => (call) => {
  if (call.kind !== "commit") return false;
  const about = (type: string) =>
    call.commit.mutations.some((one) =>
      one.type === type && one.key[0] === "outbox" && one.key[3] === handler
    );
  return about("delete") && !about("set");
};
