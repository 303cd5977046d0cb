/** Describes in one line what a decision changed, to keep tables of expectations readable. */
import { owedNow } from "#domain/payouts/debt.ts";
import { type Payout, transferOf } from "#domain/payouts/payout.ts";
import type { Result } from "#domain/result.ts";
import type { World } from "#domain/trade/world.ts";

export interface Decided {
  world: World;
  answer?: Result<unknown>;
  next?: string;
  alarm?: { event: string };
  wait?: number | null;
}

/** For example "order cancelled/buyer · ticket available · hold let go · +order:cancelled · ok". */
export function tell(before: World, decided: Decided): string {
  const { world: after, answer, next, alarm, wait } = decided;
  const parts: string[] = [];
  for (const which of ["rival", "order"] as const) {
    const is = after[which];
    if (is && is !== before[which]) {
      parts.push(`${which} ${is.status}${is.cancelReason ? `/${is.cancelReason}` : ""}`);
    }
  }
  if (after.listing && after.listing !== before.listing) {
    parts.push(`ticket ${after.listing.seats.map(({ status }) => status).join(", ")}`);
  }
  const { status, reason } = after.payment ?? {};
  const moved = status !== before.payment?.status || reason !== before.payment?.reason;
  if (after.payment && moved) {
    parts.push(`payment ${status}${reason ? `/${reason}` : ""}`);
  }
  if (after.payout && after.payout !== before.payout) parts.push(payoutIn(after.payout));
  if (after.claim && after.claim !== before.claim) {
    const { status, closedBy } = after.claim;
    parts.push(`claim ${status}${closedBy ? `/${closedBy}` : ""}`);
  }
  if (after.debt && after.debt !== before.debt) parts.push(`alice owes ${owedNow(after.debt)}`);
  for (const [buyer, holds] of Object.entries(after.holds)) {
    if (holds !== before.holds[buyer]) parts.push(`${buyer} ${holdOf(after, buyer)}`);
  }
  for (const event of after.events) parts.push(`+${event.name}`);
  if (wait) parts.push(`wait`);
  if (next && next !== "none") parts.push(`then ${next}`);
  if (alarm) parts.push("alarm");
  if (answer) parts.push(answer.ok ? "ok" : answer.refusal.code);
  return parts.join(" · ") || "nothing";
}

/** For example "payout sending 4000, blocked by claim": the amount that is or would be transferred. */
function payoutIn(payout: Payout): string {
  const { status, reason, blocks, attempt, recall } = payout;
  const notes = [
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(recall > 0 ? [`${recall} to come back`] : []),
    ...(blocks.length > 0 ? [`blocked by ${blocks.join(", ")}`] : []),
  ];
  return [`payout ${status}${reason ? `/${reason}` : ""} ${transferOf(payout)}`, ...notes].join(
    ", ",
  );
}

function holdOf(world: World, buyer: string): string {
  const hold = world.holds[buyer]?.entries.ticket;
  if (!hold) return "holds nothing";
  if (hold.claimed) return "holds it for good";
  if (hold.cooldownUntil > 0) return "let it go";
  return "holds it";
}
