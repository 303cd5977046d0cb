/** Handlers that send a letter about a claim. They may run again; a letter then has the same id. */
import { type Claim, claims } from "../claims/claim.ts";
import type { Payload } from "../events.ts";
import { type Order, orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import type { User } from "../users/user.ts";
import { addressed } from "./addressed.ts";
import {
  claimAnsweredLetter,
  claimDecidedLetter,
  claimMadeLetter,
  claimOpenedLetter,
} from "./claim_letters.ts";
import type { Letter } from "./letter.ts";
import { postAbout, type Posted } from "./post.ts";

/** To the seller, unless they have answered meanwhile, or the claim has ended. */
export async function onClaimOpened(
  x: Services,
  { claimId }: Payload<"claim:opened">,
): Promise<Posted> {
  return await send(
    x,
    "claim-opened",
    claimId,
    "seller",
    (order, claim, seller) =>
      claim.status === "open" ? claimOpenedLetter(order, claim, seller, x.settings) : null,
  );
}

/** To the buyer, who keeps what they wrote; unless the claim has ended meanwhile. */
export async function onClaimMade(
  x: Services,
  { claimId }: Payload<"claim:opened">,
): Promise<Posted> {
  return await send(
    x,
    "claim-made",
    claimId,
    "buyer",
    (order, claim, buyer) =>
      claim.closedAt === null ? claimMadeLetter(order, claim, buyer, x.settings) : null,
  );
}

/** To a seller who has not answered so far: the first letter again. */
export async function onClaimUnanswered(
  x: Services,
  { claimId }: Payload<"claim:unanswered">,
): Promise<Posted> {
  return await send(
    x,
    "claim-reminder",
    claimId,
    "seller",
    (order, claim, seller) =>
      claim.status === "open"
        ? claimOpenedLetter(order, claim, seller, x.settings, { again: true })
        : null,
  );
}

/** To the buyer, unless the claim has ended meanwhile: another letter tells how. */
export async function onClaimAnswered(
  x: Services,
  { claimId }: Payload<"claim:answered">,
): Promise<Posted> {
  return await send(
    x,
    "claim-answered",
    claimId,
    "buyer",
    (order, claim, buyer) =>
      claim.closedAt === null ? claimAnsweredLetter(order, claim, buyer, x.settings) : null,
  );
}

export async function onClaimDecidedForBuyer(
  x: Services,
  { claimId }: Payload<"claim:decided">,
): Promise<Posted> {
  return await onDecided(x, claimId, "buyer");
}

export async function onClaimDecidedForSeller(
  x: Services,
  { claimId }: Payload<"claim:decided">,
): Promise<Posted> {
  return await onDecided(x, claimId, "seller");
}

const onDecided = (x: Services, claimId: string, role: "buyer" | "seller") =>
  send(
    x,
    `claim-decided-${role}`,
    claimId,
    role,
    (order, claim, reader) => claimDecidedLetter(order, claim, reader, role, x.settings),
  );

async function send(
  x: Services,
  kind: string,
  claimId: string,
  role: "buyer" | "seller",
  make: (order: Order, claim: Claim, reader: User) => Letter | null,
): Promise<Posted> {
  const [order, claim] = await x.store.snapshot([[orders, claimId], [claims, claimId]]);
  if (!order || !claim) return;
  const to = await addressed(x, order, role === "buyer" ? claim.buyerId : claim.sellerId);
  const letter = to && make(to.now, claim, to.reader);
  if (letter) return await postAbout(x, order, kind, to.reader, letter);
}
