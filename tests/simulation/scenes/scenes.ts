/** The scenes. Each ends without a problem unless a rule is broken. */
import assert from "node:assert/strict";
import { BUYERS } from "../people/cast.ts";
import { type Plan, planOf } from "../plan.ts";
import { letterFails, otherAmount, paysAfterwards, refundFails } from "./money.ts";
import { asks, isCommit, looksAtOutbox, type Scene, settles } from "./stage.ts";

/** A schedule that consists of a scene. */
export const planOfScene = (scene: Scene): Plan => ({
  ...planOf(1, 0),
  backend: scene.backend,
  processes: 1,
  listings: 0,
  maxHolds: 3,
  moderation: false,
  deadEnd: false,
  scene,
});

export const failedFirstReads: Scene = {
  name: "a process dies with work left, and the first reads of the one that follows it fail",
  backend: "local",
  ends: { complete: 1 },
  async play(stage) {
    const { world } = stage;
    const [id] = await stage.list(1);
    await stage.pay(await stage.reserve(0, { ticketId: id }));
    stage.notices();
    await stage.until("news of the payment", asks("read"));
    world.crash(0, null);
    await world.start();
    // The relay's search, and the one for rows of dead processes.
    for (let failed = 0; failed < 2; failed++) {
      await world.release(await stage.until("a read of the outbox", looksAtOutbox), "fails");
    }
  },
};

export const everythingTwice: Scene = {
  name: "on a remote database every commit is sent twice",
  backend: "remote",
  ends: { complete: 1 },
  async play(stage) {
    stage.fault = (call) => isCommit(call) ? "sent_twice" : null;
    const [id] = await stage.list(1);
    const order = await stage.reserve(0, { ticketId: id });
    await stage.pay(order);
    stage.notices();
    await stage.flow();
    assert.equal(stage.statusOf(order), "complete");
  },
};

export const sameMoment: Scene = {
  name: "two buyers ask for a ticket while another commit is on its way",
  backend: "local",
  ends: { "cancelled/expired": 2 },
  async play(stage) {
    const [wanted] = await stage.list(1);
    const [other] = await stage.list(1);
    stage.people.reserve(BUYERS[2], { ticketId: other });
    const busy = await stage.until("a commit", isCommit);
    stage.keepOne(busy);
    for (const buyer of BUYERS.slice(0, 2)) stage.people.reserve(buyer, { ticketId: wanted });
    await stage.flow();
    stage.letGo();
    await stage.flow();
    assert.equal(stage.world.watch.orders.size, 2);
  },
};

export const asksAgain: Scene = {
  name: "a buyer who holds a ticket of a listing asks for another one of it",
  backend: "local",
  ends: { "cancelled/expired": 1 },
  async play(stage) {
    const [first, second] = await stage.list(2);
    await stage.reserve(0, { ticketIds: [first] });
    stage.people.reserve(BUYERS[0], { ticketIds: [second] });
    await stage.flow();
    assert.equal(stage.world.watch.orders.size, 1);
  },
};

export const staleNews: Scene = {
  name: "a payment is captured while the answer to an earlier question about it is on its way",
  backend: "local",
  ends: { complete: 1 },
  async play(stage) {
    const [id] = await stage.list(1);
    const order = await stage.reserve(0, { ticketId: id });
    const session = await stage.pay(order);
    stage.comesBack(order, session);
    const late = await stage.until("a question about the payment", asks("read"));
    await stage.world.release(late, "slow");
    stage.keepOne(late);
    stage.notices();
    await stage.flow();
    assert.equal(stage.statusOf(order), "complete");
    stage.letGo();
    await stage.flow();
  },
};

export const lateForOne: Scene = {
  name:
    "one of the tickets that somebody paid for in time is held by another buyer when we learn of it",
  backend: "local",
  ends: { "cancelled/expired": 2 },
  async play(stage) {
    const [, second] = await stage.list(2);
    const order = await stage.reserve(0, { listingId: second.slice(0, -2), quantity: 2 });
    await stage.pay(order);
    stage.keep(asks("read"));
    await stage.passTo(order.expiresAt + 1);
    assert.equal(stage.statusOf(order), "cancelled");
    await stage.reserve(1, { ticketIds: [second] });
    stage.letGo();
    await stage.flow();
  },
};

export const lateForOther: Scene = {
  name: "a buyer who paid in time holds another ticket of the listing when we learn of it",
  backend: "local",
  ends: { "cancelled/expired": 2 },
  async play(stage) {
    const [first, second] = await stage.list(2);
    const order = await stage.reserve(0, { ticketIds: [first] });
    await stage.pay(order);
    stage.keep(asks("read"));
    const { expiresAt } = order;
    await stage.passTo(expiresAt + 1);
    assert.equal(stage.statusOf(order), "cancelled");
    await stage.passTo(expiresAt + stage.world.settings.reholdCooldownSeconds * 1_000 + 1);
    await stage.reserve(0, { ticketIds: [second] });
    stage.letGo();
    await stage.flow();
  },
};

export const openedAndRefused: Scene = {
  name: "the provider opens a checkout, reports that it was refused, and somebody pays there",
  backend: "local",
  ends: { "cancelled/expired": 1 },
  async play(stage) {
    const [id] = await stage.list(1);
    const order = await stage.reserve(0, { ticketId: id });
    stage.people.open(order.buyerId, order.id);
    const opening = await stage.until("the opening", asks("openCheckout"));
    await stage.world.release(opening, "refused_after");
    await stage.flow();
    stage.payAt(order.id);
  },
};

export const diesAfterSettling: Scene = {
  name: "a process dies as soon as an order's deadline is dealt with",
  backend: "local",
  ends: { "cancelled/expired": 1 },
  async play(stage) {
    const [id] = await stage.list(1);
    const order = await stage.reserve(0, { ticketId: id });
    await stage.world.forwardTo(order.expiresAt + 1);
    await stage.world.release(
      await stage.until("the deadline", settles("orders.expire")),
      null,
    );
    stage.world.crash(0, null);
  },
};

export const refundOfTwo: Scene = {
  name: "an order of two tickets is refunded",
  backend: "local",
  ends: { refunded: 1 },
  async play(stage) {
    const [first, second] = await stage.list(2);
    const order = await stage.reserve(0, { ticketIds: [first, second] });
    await stage.pay(order);
    stage.notices();
    await stage.flow();
    assert.equal(stage.statusOf(order), "complete");
    stage.refund();
    await stage.flow();
    assert.equal(stage.statusOf(order), "refunded");
  },
};

export const scenes: readonly Scene[] = [
  failedFirstReads,
  everythingTwice,
  sameMoment,
  asksAgain,
  staleNews,
  lateForOne,
  lateForOther,
  openedAndRefused,
  diesAfterSettling,
  refundOfTwo,
  otherAmount,
  paysAfterwards,
  refundFails,
  letterFails,
];
