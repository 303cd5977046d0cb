/** Event handlers of claims: one that nobody decides, and a picture that did not arrive. */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import type { Services } from "../ports/services.ts";
import { claims, isUndecided } from "./claim.ts";
import { removeOrphan } from "./picture_commands.ts";

const DAY_MS = 86_400_000;

/** Alarms an operator, each day until the claim is decided. */
export async function onClaimOverdue(
  x: Services,
  { claimId }: Payload<"claim:overdue">,
  row: OutboxRow,
): Promise<void> {
  const claim = await x.store.get(claims, claimId);
  if (!claim || !isUndecided(claim)) return;
  x.log.alarm("claim.undecided", {
    claimId,
    since: new Date(claim.createdAt).toISOString(),
    days: Math.floor((x.store.now() - claim.createdAt) / DAY_MS),
    waitsFor: claim.answeredAt === null ? "seller or moderator" : "moderator",
    page: `${x.settings.origin}/moderation/claims/${claimId}`,
  });
  await x.store.transact((tx) => tx.reschedule(row, tx.now + DAY_MS));
}

export async function onPictureDue(
  x: Services,
  { claimId, pictureId, chunks }: Payload<"claim_picture:due">,
): Promise<void> {
  await removeOrphan(x, claimId, pictureId, chunks);
}
