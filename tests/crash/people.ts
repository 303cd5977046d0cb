/** Buyers and sellers over HTTP, who continue until the process dies and after its restart. */
import { Browser } from "../http/browser.ts";
import { CARDS, PASSWORD, sellForm } from "../http/cast.ts";
import { pick, type Random, weighted } from "../simulation/random.ts";
import type { Journal, Known } from "./journal.ts";

/** The connection broke: the request may or may not have had its effect. */
export class CutOff extends Error {
  override name = "CutOff";
}

/** A person with a browser; acknowledged answers go into the journal. */
export class Person {
  readonly browser: Browser;
  email = "";

  constructor(
    readonly name: string,
    readonly origin: string,
    readonly journal: Journal,
    readonly random: Random,
  ) {
    this.browser = new Browser(origin, async (path, init) => {
      journal.requests++;
      try {
        // A kept-alive connection could belong to a process killed before.
        const headers = new Headers(init?.headers);
        headers.set("connection", "close");
        const res = await fetch(new URL(path, origin), { redirect: "manual", ...init, headers });
        // Reads the body here, since it may break off in the middle.
        return new Response(res.status === 204 ? null : await res.arrayBuffer(), res);
      } catch (error) {
        journal.cutOff++;
        throw new CutOff(String(error));
      }
    });
  }

  async signUp(): Promise<void> {
    const email = `${this.name}@example.org`;
    this.email = email;
    const res = await this.browser.post("/sign-up", { name: this.name, email, password: PASSWORD });
    if (this.#expect(res, "signs up", 303)) {
      const me = await this.#json(
        await this.browser.get("/api/users/current-user"),
        "reads the own account",
        200,
      );
      if (me) this.journal.accounts.set(this.name, { email, userId: me.id });
    }
  }

  async list(): Promise<void> {
    const startsAt = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16);
    const code = `${this.name}-${this.random()}`;
    const res = await this.browser.post("/sell", sellForm({ startsAt, code }));
    const at = this.#expect(res, "lists a ticket", 303) && res.headers.get("location");
    if (at) this.journal.tickets.add(at.split("/")[2]);
  }

  /** One random action of a buyer. */
  async act(): Promise<void> {
    const mine = [...this.journal.orders.values()].filter((order) =>
      order.buyer === this.name && !order.cancelled && !order.complete
    );
    const known = mine.length > 0 ? pick(mine, this.random()) : null;
    const what = known
      ? weighted([["reserve", 3], ["pay", 4], ["cancel", 1.5], ["look", 2]] as const, this.random())
      : "reserve";
    switch (what) {
      case "reserve":
        return await this.#reserve();
      case "pay":
        return await this.#pay(known!);
      case "cancel":
        return await this.#cancel(known!);
      case "look":
        await this.look(known!);
    }
  }

  async #reserve(): Promise<void> {
    const tickets = [...this.journal.tickets];
    if (tickets.length === 0) return;
    // Mostly the newest tickets, so that buyers compete.
    const ticketId = pick(tickets, Math.sqrt(this.random()));
    const res = await this.browser.call("POST", "/api/orders", { ticketId });
    const order = await this.#json(res, "reserves", 201, 200, 409);
    if (order && res.status !== 409) this.journal.knowOrder(order, this.name);
  }

  async #pay(known: Known): Promise<void> {
    const { orderId } = known;
    const opened = await this.browser.call("POST", "/api/payments", { orderId });
    const payment = await this.#json(opened, "opens a checkout", 201, 409);
    if (!payment || opened.status === 409) return;
    const { pathname } = new URL(payment.checkoutUrl);
    const paid = await this.browser.post(pathname, { card: CARDS.pays });
    if (this.#expect(paid, "pays", 303, 409) && paid.status === 303) known.paidAt ??= Date.now();
    const back = await this.browser.get(`/orders/${orderId}/payment`);
    this.#expect(back, "returns from the checkout", 303, 503);
    await this.look(known);
  }

  async #cancel(known: Known): Promise<void> {
    known.askedToCancel = true;
    const res = await this.browser.call("DELETE", `/api/orders/${known.orderId}`);
    const order = await this.#json(res, "cancels", 200, 409);
    if (order && res.status === 200 && order.status === "cancelled") known.cancelled = true;
  }

  async look(known: Known): Promise<string> {
    const res = await this.browser.get(`/api/orders/${known.orderId}`);
    const order = await this.#json(res, `looks at ${known.orderId}`, 200);
    if (!order) return "";
    if (order.status === "complete") known.complete = true;
    if (order.status === "cancelled" && order.cancelReason === "buyer") known.cancelled = true;
    return order.cancelReason ? `${order.status}/${order.cancelReason}` : order.status;
  }

  /** Whether the status is an expected one; records a violation if not. */
  #expect(res: Response, what: string, ...statuses: number[]): boolean {
    if (statuses.includes(res.status)) return true;
    this.journal.violations.push(`${this.name} ${what} and gets ${res.status}`);
    return false;
  }

  // deno-lint-ignore no-explicit-any
  async #json(res: Response, what: string, ...statuses: number[]): Promise<any> {
    return this.#expect(res, what, ...statuses) ? await res.json() : null;
  }
}
