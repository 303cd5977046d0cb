/** The people's actions. Each acts on what they remember, which may be outdated. */
import type { Wish } from "#domain/orders/commands.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Result } from "#domain/result.ts";
import { type Listed, wishFor, wordsOf } from "./buyers.ts";
import { type At, BUYERS, SELLERS, told } from "./cast.ts";
import { aboutClaims, type ClaimAction } from "./claimants.ts";
import { aboutConcerts, CONCERTS_SHARE } from "./concerts.ts";
import { moderate, review } from "./moderator.ts";
import { focused, focuses, paysSellers } from "../focus.ts";
import { pick, weighted } from "../random.ts";
import { setUpAccount } from "./payees.ts";
import { change, list } from "./sellers.ts";
import type { World } from "../world.ts";

interface Reserved {
  orderId: string;
  buyer: string;
  /** The last answer that the buyer got. */
  told: string;
}

/** What people remember and what they requested. An order's end that nobody requested needs another reason. */
export class People {
  readonly listings: Listed[] = [];
  readonly reserved: Reserved[] = [];
  readonly checkouts: { payment: Payment; buyer: string }[] = [];
  readonly codes = new Set<string>();
  readonly gaveUp = new Set<string>();
  readonly moderated = new Set<string>();
  readonly refunded = new Set<string>();

  constructor(readonly world: World) {}

  act(who: number, what: number, on: number, at: At): void {
    const { world } = this;
    if (world.plan.concerts && what < CONCERTS_SHARE) {
      return aboutConcerts(this, what / CONCERTS_SHARE, on, at);
    }
    const { focus } = world.plan;
    const known: typeof ACTIONS = [
      ...ACTIONS,
      ...(paysSellers(focus) ? [["account", 10] as const] : []),
      ...(focus === "claims" ? CLAIMS : []),
    ];
    const action = weighted(focused(known, focus && focuses[focus].actions), what);
    switch (action) {
      case "reserve":
      case "buy":
        return this.#wish(pick(BUYERS, who), on, at, action === "buy");
      case "open": {
        const known = this.someOrder(at, "created", "awaiting:payment");
        return known && this.open(known.buyer, known.orderId, on, null);
      }
      case "pay":
        return this.#pay(at);
      case "return": {
        const known = this.checkouts.at(-1) && pick(this.checkouts, at[0]);
        if (!known) return;
        return world.ask(known.buyer, `comes back from ${known.payment.id}`, on, async (x) => {
          const payment = await world.tree.refreshPayment(x, known.payment.id);
          return `it is ${payment?.status}`;
        });
      }
      case "look":
        return this.#look(on, at);
      case "cancel":
        return this.#cancel(on, at);
      case "claim":
      case "answer":
      case "verdict":
      case "take_back":
        return aboutClaims(this, action, on, at);
      case "account":
        return setUpAccount(world, pick(SELLERS, who), on);
      case "list":
        return list(this, pick(SELLERS, who), on, at);
      case "edit":
      case "withdraw":
        return change(this, action, on, at);
      case "approve":
      case "reject":
        return review(this, action, on, at);
      case "moderate":
      case "refund":
        return moderate(this, action, on, at);
    }
  }

  #wish(buyer: string, on: number, at: At, buy: boolean): void {
    if (this.listings.length === 0) return;
    this.reserve(buyer, wishFor(pick(this.listings, at[0]), at), on, buy ? at : null);
  }

  /** Reserves tickets; with `buy` also opens the checkout at once and pays. */
  reserve(buyer: string, wish: Wish, on = 0, buy: At | null = null): void {
    this.world.ask(buyer, `asks for a hold on ${wordsOf(wish)}`, on, async (x) => {
      const answer = await this.world.tree.reserveTicket(x, buyer, wish);
      if (!answer.ok) return answer.refusal.code;
      const { order, existing } = answer.value;
      this.#remember(order);
      if (buy) this.open(buyer, order.id, on, buy);
      return `${existing ? "held already" : "held"}, ${order.id}`;
    });
  }

  /** Every listing has a buyer who pays. */
  buyAll(): void {
    for (const [place] of this.listings.entries()) {
      const at = [(place + 0.5) / this.listings.length, 0.5, 0.5] as const;
      this.#wish(pick(BUYERS, place / this.listings.length), 0, at, true);
    }
  }

  #remember(order: Order): void {
    const known = this.reserved.find(({ orderId }) => orderId === order.id);
    if (known) return;
    const { id, buyerId, status } = order;
    this.reserved.push({ orderId: id, buyer: buyerId, told: status });
  }

  /** An order that somebody remembers: usually one for which the action makes sense, sometimes any. */
  someOrder(at: At, ...statuses: readonly Order["status"][]): Reserved | undefined {
    const fitting = this.reserved.filter(({ orderId }) =>
      statuses.includes(this.world.watch.orders.get(orderId)?.status ?? "created")
    );
    const among = fitting.length > 0 && at[2] < 0.85 ? fitting : this.reserved;
    return pick(among, Math.sqrt(at[0]));
  }

  open(buyer: string, orderId: string, on = 0, pay: At | null = null): void {
    this.world.ask(buyer, `opens a checkout for ${orderId}`, on, async (x) => {
      const answer = await this.world.tree.openCheckout(x, buyer, orderId);
      if (!answer.ok) return answer.refusal.code;
      this.checkouts.push({ payment: answer.value, buyer });
      if (pay) this.#pay([0.999, 0, pay[2]]);
      return `the checkout of ${answer.value.id}`;
    });
  }

  /** Pays on the provider's page; sometimes on a checkout that only the provider knows. */
  #pay(at: At): void {
    const { provider, story } = this.world;
    const sessions = [...provider.sessions.values()].filter(({ state }) => state === "open");
    const shown = sessions.filter(({ paymentId }) =>
      this.checkouts.some(({ payment }) => payment.id === paymentId)
    );
    const session = pick(shown.length > 0 && at[1] < 0.9 ? shown : sessions, at[0]);
    if (!session) return;
    const { paymentId, asked } = session;
    if (at[2] < 0.1) return story.tell(() => `The card for ${paymentId} is declined.`);
    const amount = at[2] > 0.97 ? { ...asked, amount: asked.amount - 1 } : asked;
    const taken = at[2] > 0.92 && at[2] < 0.97;
    story.tell(() =>
      `${paymentId} is ${taken ? "captured at once" : "authorised"}, ${amount.amount} cents.`
    );
    provider.authorize(session, { amount, taken });
  }

  #look(on: number, at: At): void {
    const known = this.someOrder(at, "claimed", "complete");
    if (!known) return;
    this.world.ask(known.buyer, `looks at ${known.orderId}`, on, async (x) => {
      const order = await x.store.get(orders, known.orderId);
      if (!order) return "there is no such order";
      known.told = order.status;
      return `it is ${order.status}`;
    });
  }

  #cancel(on: number, at: At): void {
    const known = this.someOrder(at, "created", "awaiting:payment", "claimed");
    if (!known) return;
    this.gaveUp.add(known.orderId);
    this.world.ask(
      known.buyer,
      `cancels ${known.orderId}`,
      on,
      async (x) =>
        told(await this.world.tree.cancelOrder(x, known.buyer, known.orderId), (o) => o.status),
    );
  }
}

type Action =
  | "reserve"
  | "buy"
  | "open"
  | "pay"
  | "return"
  | "look"
  | "cancel"
  | "account"
  | ClaimAction
  | "list"
  | "edit"
  | "withdraw"
  | "approve"
  | "reject"
  | "moderate"
  | "refund";
const ACTIONS: readonly (readonly [Action, number])[] = [
  ["reserve", 20],
  ["buy", 14],
  ["open", 14],
  ["pay", 16],
  ["return", 5],
  ["look", 4],
  ["cancel", 5],
  ["list", 7],
  ["edit", 6],
  ["withdraw", 1.5],
  ["approve", 1.5],
  ["reject", 1.5],
  ["moderate", 1.5],
  ["refund", 3],
];

const CLAIMS: readonly (readonly [Action, number])[] = [
  ["claim", 40],
  ["answer", 15],
  ["verdict", 25],
  ["take_back", 4],
];

/** A new person without earlier requests. */
export async function strangerReserves(
  world: World,
  x: Services,
  wish: Wish,
  number: number,
): Promise<Result<unknown>> {
  return await world.tree.reserveTicket(x, `stranger-${number}`, wish);
}
