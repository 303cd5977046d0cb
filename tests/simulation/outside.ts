/** What the provider and the banks do on their own: send notices (late, twice or never) and take money back. */
import { chargesIn, disputesIn, paysSellers } from "./focus.ts";
import { chargeSome, operate, payeesChange } from "./people/payees.ts";
import type { Dispute } from "#domain/payments/payment.ts";
import { heldByBank, type Session } from "./provider.ts";
import { pick, weighted } from "./random.ts";
import type { World } from "./world.ts";

export function happenOutside(world: World, what: number, at: number): void {
  const { provider, story } = world;
  const sessions = [...provider.sessions.values()];
  const some = (state: string) => {
    const found = sessions.filter((session) => session.state === state);
    return found.length === 0 ? null : pick(found, at);
  };
  weighted<() => void>([
    [() => tell(world, at, false), 55],
    [() => tell(world, at, true), 10],
    [() => {
      // Notices of refunds that we did not request, or that bounced, can be late but are never lost: we have no other source.
      const lost = provider.news.find((id) =>
        sessions.every(({ paymentId, state, refund, part }) =>
          paymentId !== id || (state !== "returned" && refund !== "failed" && part === 0)
        )
      );
      if (!lost) return;
      provider.news.splice(provider.news.indexOf(lost), 1);
      story.tell(() => `The notice about ${lost} is lost.`);
    }, 10],
    [() => {
      const session = some("held");
      if (!session) return;
      Object.assign(session, { state: "gone", lost: true });
      provider.news.push(session.paymentId);
      story.tell(() => `The bank releases its hold for ${session.paymentId}.`);
    }, 5],
    [() => {
      const session = some("taken");
      if (!session || session.refund !== "none" || heldByBank(session) > 0) return;
      Object.assign(session, { state: "returned", refund: "succeeded", lost: true });
      provider.news.push(session.paymentId);
      story.tell(() => `Somebody refunds ${session.paymentId} at the provider.`);
    }, 3],
    [() => void (provider.nextRefund = "pending"), 6],
    [() => {
      const session = at < 0.5 ? null : some("returned");
      if (session && session.refunds > 0) bounce(world, session);
      else provider.nextRefund = "failed";
    }, 4],
    [() => provider.finishRefunds(), 7],
    [() => operate(world, at), paysSellers(world.plan.focus) ? 20 : 0],
    [() => payeesChange(world, at), paysSellers(world.plan.focus) ? 60 : 0],
    [() => dispute(world, some("taken"), at), disputesIn(world.plan.focus)],
    [() => refundPart(world, some("taken"), at), chargesIn(world.plan.focus)],
    [() => chargeSome(world, at), 2 * chargesIn(world.plan.focus)],
  ], what)();
}

/** Somebody refunds up to a third of a sale at the provider: the exchange's loss, until it is charged to the seller. */
function refundPart({ provider, story }: World, session: Session | null, at: number): void {
  if (!session || session.refund !== "none" || session.part > 0) return;
  if (session.dispute?.status === "open") return;
  const left = session.amount!.amount - heldByBank(session);
  session.part = Math.floor(left * (at * 5 % 1) / 3);
  if (session.part === 0) return;
  provider.news.push(session.paymentId);
  story.tell(() => `Somebody refunds ${session.part} cents of ${session.paymentId}.`);
}

/** What banks decide about a dispute, by its state before: they may ask about a part, and change their mind later, also in part. */
const NEXT_DISPUTE = {
  none: ["open"],
  open: ["won", "lost", "lost", "closed"],
  lost: ["won", "lost"],
  won: ["lost"],
  closed: ["open"],
} as const;

/** A buyer's bank disputes a payment, takes the money or a part of it, and decides. */
function dispute({ provider, story, now }: World, session: Session | null, at: number): void {
  if (!session || session.refund === "pending") return;
  const before = session.dispute?.status ?? "none";
  const status = pick(NEXT_DISPUTE[before], (at * 7) % 1);
  // A bank that has decided seldom changes its mind.
  if ((before === "won" || before === "lost") && at < 0.6) return;
  const [held, isPart] = [heldByBank(session), at < 0.4 || at > 0.8];
  if (before === "lost" && status === "lost") {
    session.reinstated += Math.ceil(held / 2);
  } else move(session, status, now(), isPart);
  provider.news.push(session.paymentId);
  story.tell(() =>
    `The dispute about ${session.paymentId} is ${status}, ${heldByBank(session)} cents.`
  );
}

/** `isPart`: it is about a third of the payment. */
function move(session: Session, status: Dispute["status"], now: number, isPart: boolean): void {
  const whole = session.amount!.amount - session.part;
  const takes = status === "open" || status === "lost";
  if (takes && heldByBank(session) === 0) {
    // What was withdrawn before was given back.
    session.withdrawn += isPart ? Math.floor(whole / 3) : whole;
  }
  if (!takes) session.reinstated = session.withdrawn;
  session.dispute = { status, openedAt: session.dispute?.openedAt ?? now };
}

/** Banks decide what is open, and the hourly comparison notices what notices that were lost had told of disputes. */
export function endDisputes(world: World): void {
  let nth = 0;
  for (const session of world.provider.sessions.values()) {
    if (!session.dispute) continue;
    if (session.dispute.status === "open") {
      move(session, nth++ % 2 === 0 ? "won" : "lost", world.now(), false);
    }
    world.provider.news.push(session.paymentId);
  }
}

/** A refund that had succeeded fails later, for example because the buyer's account is closed. */
function bounce({ provider, story }: World, session: Session): void {
  Object.assign(session, { state: "taken", refund: "failed" });
  provider.news.push(session.paymentId);
  story.tell(() => `The refund of ${session.paymentId} bounces.`);
}

/** The provider repeats a notice until it is acknowledged; with `again`, once more afterwards. */
function tell(world: World, at: number, again: boolean): void {
  const { provider } = world;
  if (provider.news.length === 0) return;
  const paymentId = pick(provider.news, at);
  world.ask("The provider", `sends a notice about ${paymentId}`, at, async (x) => {
    await x.store.transact((tx) =>
      world.tree.emit(tx, { name: "payment:noticed", payload: { paymentId } })
    );
    const place = provider.news.indexOf(paymentId);
    if (!again && place >= 0) provider.news.splice(place, 1);
    return "acknowledged";
  });
}

/** Delivers all notices, for the end of a run. */
export function tellAll(world: World): void {
  for (const paymentId of new Set(world.provider.news)) {
    world.provider.news = world.provider.news.filter((id) => id !== paymentId);
    world.provider.news.unshift(paymentId);
    tell(world, 0, false);
  }
}
