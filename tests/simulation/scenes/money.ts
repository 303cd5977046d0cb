/** Scenes about money that has to go back, and about calls that have to be made again. */
import assert from "node:assert/strict";
import { asks, type Scene } from "./stage.ts";

export const otherAmount: Scene = {
  name: "a buyer pays another amount than was asked for, and then pays again",
  backend: "local",
  ends: { complete: 1 },
  async play(stage) {
    const [id] = await stage.list(1);
    const order = await stage.reserve(0, { ticketId: id });
    const session = await stage.pay(order);
    session.amount = { ...session.asked, amount: session.asked.amount - 1 };
    stage.notices();
    await stage.flow();
    if (stage.statusOf(order) === "complete") return; // the wrong amount was enough
    await stage.pay(order);
    stage.notices();
    await stage.flow();
    assert.equal(stage.statusOf(order), "complete");
  },
};

export const paysAfterwards: Scene = {
  name: "a buyer tries to pay for an order that has ended, and the notice is lost",
  backend: "local",
  ends: { "cancelled/expired": 1 },
  async play(stage) {
    const { provider } = stage.world;
    const [id] = await stage.list(1);
    const order = await stage.reserve(0, { ticketId: id });
    stage.people.open(order.buyerId, order.id);
    await stage.flow();
    await stage.passTo(order.expiresAt + 1);
    assert.equal(stage.statusOf(order), "cancelled");
    const [session] = provider.sessions.values();
    if (session.state === "open") stage.payAt(order.id);
    provider.news = [];
  },
};

export const refundFails: Scene = {
  name: "the provider does not answer when it is asked for a refund",
  backend: "local",
  ends: { refunded: 1 },
  async play(stage) {
    const [id] = await stage.list(1);
    await stage.pay(await stage.reserve(0, { ticketId: id }));
    stage.notices();
    await stage.flow();
    stage.refund();
    await stage.world.release(await stage.until("the refund", asks("refund")), "fails");
    await stage.flow();
  },
};

export const letterFails: Scene = {
  name: "one of two letters about a sale cannot be sent at first",
  backend: "local",
  ends: { complete: 1 },
  async play(stage) {
    const [id] = await stage.list(1);
    await stage.pay(await stage.reserve(0, { ticketId: id }));
    stage.notices();
    const letter = await stage.until("a letter", ({ kind }) => kind === "mail");
    await stage.world.release(letter, "fails");
    await stage.flow();
  },
};
