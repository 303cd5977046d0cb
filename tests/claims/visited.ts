/** Orders with claims, for the visits. The clock of the visits is real, so the claims are written as they would be. */
import { type Claim, claims } from "#domain/claims/claim.ts";
import { addPicture } from "#domain/claims/picture_commands.ts";
import { assert } from "@std/assert";
import type { App } from "../http/app.ts";
import { buy, type Person } from "../http/cast.ts";
import { blackPng } from "./pictures.ts";

/** Two orders of the buyer: one with an open claim and a picture, one whose claim was upheld. */
export async function claimedOrders(
  { system }: App,
  [seller, buyer]: [Person, Person],
  [first, second]: [string, string],
  words: string,
): Promise<{ open: string; upheld: string }> {
  const [open, upheld] = [await buy(buyer, first), await buy(buyer, second)];
  const claim = (id: string, over: Partial<Claim> = {}) =>
    system.store.transact((tx) =>
      tx.create(claims, {
        id,
        buyerId: buyer.userId,
        sellerId: seller.userId,
        kind: "not_let_in",
        text: words,
        status: "open",
        answer: null,
        answeredAt: null,
        closedAt: null,
        closedBy: null,
        reason: null,
        pictures: [],
        ...over,
      })
    );
  await claim(open);
  assert((await addPicture(system, buyer.userId, open, blackPng())).ok);
  const at = system.store.now();
  const closed = { closedAt: at, closedBy: "moderator", reason: words } as const;
  await claim(upheld, { status: "upheld", answer: words, answeredAt: at, ...closed });
  return { open, upheld };
}
