/** Every row of the table of causes in `docs/books.md`: its lines, and what is open for the payment after it. */
import { assert, assertEquals } from "@std/assert";
import {
  captured,
  chargedToSeller,
  moneyReturned,
  netted,
  paidByHand,
  partRefunded,
  recovered,
  refundBounced,
  refundDecided,
  repaidOutside,
  reversalSeen,
  takenForNothing,
  transferSeen,
  writtenOff,
} from "#domain/books/causes.ts";
import {
  debtSetOff,
  disputeLost,
  disputeReinstated,
  disputeWithdrawn,
  partsOfLost,
  partsReturned,
  toBuyer,
  wonAfterLost,
} from "#domain/books/dispute_causes.ts";
import type { Books, Entry } from "#domain/books/entry.ts";
import {
  openingDifference,
  providerCharged,
  unexplained,
  withdrawn,
} from "#domain/books/own_causes.ts";
import { books, movesAsItSays, tellBalances, tellLines } from "./tell.ts";

/** A sale of 110: the seller gets 95, fees are 15. */
const [TOTAL, NET] = [110, 95];
const sold = books({ payable: 95, deferred: 15 });
const paid = books({ earned: 15, sent: 95 });
const due = books({ due: 110 });
const disputed = (amount: number, over = {}) => books({ ...over, disputed: amount });

type Case = readonly [
  sentence: string,
  before: Books,
  makes: (books: Books) => Entry,
  lines: string,
  open: string,
];

const cases: readonly Case[] = [
  [
    "1: captured money is the seller's part and deferred fees",
    books(),
    (b) => captured(b, TOTAL, NET),
    "B +110 · S −95 · X −15",
    "payable 95 · deferred 15",
  ],
  [
    "1: without fees, captured money is the seller's",
    books(),
    (b) => captured(b, TOTAL, TOTAL),
    "B +110 · S −110",
    "payable 110",
  ],
  [
    "2: money taken for nothing goes back",
    books(),
    (b) => takenForNothing(b, 70),
    "B +70 · R −70",
    "due 70",
  ],
  [
    "5: a refund before the transfer takes the seller's part and the fees",
    sold,
    (b) => refundDecided(b, TOTAL),
    "S +95 · X +15 · R −110",
    "due 110",
  ],
  [
    "5: what was kept back for another debt is owed again when the sale is refunded",
    books({ payable: 65, deferred: 15, sent: 30 }),
    (b) => refundDecided(b, TOTAL),
    "O +30 · S +65 · X +15 · R −110",
    "due 110 · owed 30",
  ],
  [
    "5: a refund after a partial one returns the rest, and the loss is made good",
    books({ payable: 95, deferred: 15, lost: 20 }),
    (b) => refundDecided(b, TOTAL - 20),
    "S +95 · X +15 · R −90 · L −20",
    "due 90",
  ],
  [
    "6: a refund after the transfer is owed by the seller, and the fees are no income",
    paid,
    (b) => refundDecided(b, TOTAL),
    "O +95 · R −110 · I +15",
    "due 110 · owed 95",
  ],
  [
    "7: the buyer has the money back",
    due,
    (b) => moneyReturned(b, 110),
    "B −110 · R +110",
    "nothing",
  ],
  [
    "8: a refund that bounced is due again",
    books(),
    (b) => refundBounced(b, 110),
    "B +110 · R −110",
    "due 110",
  ],
  [
    "9: a debt of another sale is kept back of what is payable",
    sold,
    (b) => netted(b, 30),
    "O −30 · S +30",
    "payable 65 · deferred 15 · sent 30",
  ],
  [
    "10: with the transfer the fees are earned",
    sold,
    (b) => transferSeen(b, 95),
    "B −95 · S +95 · X +15 · I −15",
    "earned 15 · sent 95",
  ],
  [
    "10: a transfer after netting pays the rest",
    books({ payable: 65, deferred: 15, sent: 30 }),
    (b) => transferSeen(b, 65),
    "B −65 · S +65 · X +15 · I −15",
    "earned 15 · sent 95",
  ],
  [
    "11: a transfer that is no longer payable is owed",
    due,
    (b) => transferSeen(b, 95),
    "B −95 · O +95",
    "due 110 · owed 95",
  ],
  [
    "11: of a transfer that is payable in part, the rest is owed",
    books({ payable: 55, deferred: 15 }),
    (b) => transferSeen(b, 95),
    "B −95 · O +40 · S +55 · X +15 · I −15",
    "owed 40 · earned 15 · sent 55",
  ],
  [
    "24: money that an operator pays by hand comes from our own bank, and the fees are earned",
    sold,
    (b) => paidByHand(b, NET),
    "K −95 · S +95 · X +15 · I −15",
    "earned 15 · sent 95",
  ],
  [
    "12: a reversed transfer is owed no longer",
    books({ owed: 95 }),
    (b) => reversalSeen(b, 95),
    "B +95 · O −95",
    "nothing",
  ],
  [
    "13: a withdrawn dispute leaves the provider's balance, with its fee",
    sold,
    (b) => disputeWithdrawn(b, 110, 20),
    "B −130 · D +110 · E +20",
    "payable 95 · deferred 15 · disputed 110",
  ],
  [
    "14: a reinstated dispute comes back, with its fee",
    disputed(110, { payable: 95, deferred: 15 }),
    (b) => disputeReinstated(b, 110, 20),
    "B +130 · D −110 · E −20",
    "payable 95 · deferred 15",
  ],
  [
    "15: a lost dispute takes the seller's part, then the fees",
    disputed(110, { payable: 95, deferred: 15 }),
    (b) => disputeLost(b, 110),
    "D −110 · S +95 · X +15",
    "nothing",
  ],
  [
    "15: a lost dispute about a part leaves the rest to the seller",
    disputed(40, { payable: 95, deferred: 15 }),
    (b) => disputeLost(b, 40),
    "D −40 · S +40",
    "payable 55 · deferred 15",
  ],
  [
    "15: of a lost dispute above the price, the rest is lost",
    disputed(125, { payable: 95, deferred: 15 }),
    (b) => disputeLost(b, 125),
    "D −125 · S +95 · X +15 · L +15",
    "lost 15",
  ],
  [
    "16: a dispute lost after the transfer is owed by the seller, and the fees are no income",
    disputed(110, { earned: 15, sent: 95 }),
    (b) => disputeLost(b, 110),
    "D −110 · O +95 · I +15",
    "owed 95",
  ],
  [
    "17: a dispute lost while the refund is due is the refund",
    disputed(110, { due: 110 }),
    (b) => disputeLost(b, 110),
    "D −110 · R +110",
    "nothing",
  ],
  [
    "17: what a lost dispute takes beyond the refund is lost",
    disputed(125, { due: 110 }),
    (b) => disputeLost(b, 125),
    "D −125 · R +110 · L +15",
    "lost 15",
  ],
  [
    "18: won after lost, before the transfer, all is as before",
    books(),
    (b) => wonAfterLost(b, partsOfLost(sold, 110)),
    "B +110 · S −95 · X −15",
    "payable 95 · deferred 15",
  ],
  [
    "18: won after lost, after the transfer, the seller's part is payable again, and the debt stays",
    books({ owed: 60 }),
    (b) => wonAfterLost(b, partsOfLost(paid, 110)),
    "B +110 · S −95 · I −15",
    "payable 95 · owed 60 · earned 15",
  ],
  [
    "18: what the seller still owes is set off against it",
    books({ payable: 95, owed: 60 }),
    (b) => debtSetOff(b, 60),
    "O −60 · S +60",
    "payable 35 · sent 60",
  ],
  [
    "18: won after lost, what we had lost comes back",
    books({ lost: 15 }),
    (b) => wonAfterLost(b, partsOfLost(sold, 125)),
    "B +125 · S −95 · X −15 · L −15",
    "payable 95 · deferred 15",
  ],
  [
    "18: of a part that comes back, what was lost is made good first",
    books({ lost: 15 }),
    (b) => wonAfterLost(b, partsReturned(partsOfLost(sold, 125), 20)),
    "B +20 · X −5 · L −15",
    "deferred 5",
  ],
  [
    "18: of a part that comes back, the fees are earned again before the seller has more",
    books({ owed: 95 }),
    (b) => wonAfterLost(b, partsReturned(partsOfLost(paid, 110), 40)),
    "B +40 · S −25 · I −15",
    "payable 25 · owed 95 · earned 15",
  ],
  [
    "18: of a refunded sale, what comes back is the buyer's, as far as they do not have it yet",
    books({ lost: 35 }),
    (b) => wonAfterLost(b, toBuyer(partsReturned(partsOfLost(sold, 125), 115), 80)),
    "B +115 · R −80 · L −35",
    "due 80",
  ],
  [
    "19: a debt that is written off is lost",
    books({ owed: 95 }),
    (b) => writtenOff(b, 95),
    "O −95 · L +95",
    "lost 95",
  ],
  [
    "19: a debt that was written off is owed again",
    books({ lost: 95 }),
    (b) => recovered(b, 40),
    "O +40 · L −40",
    "owed 40 · lost 55",
  ],
  [
    "19: a debt that is repaid outside is at our bank",
    books({ owed: 95 }),
    (b) => repaidOutside(b, 40),
    "O −40 · K +40",
    "owed 55",
  ],
  [
    "23: what was captured before there were books is owed to its seller, without fees",
    books({}),
    (b) => captured(b, 110, 110),
    "B +110 · S −110",
    "payable 110",
  ],
  [
    "21: a part refunded outside is lost",
    sold,
    (b) => partRefunded(b, 20),
    "B −20 · L +20",
    "payable 95 · deferred 15 · lost 20",
  ],
  [
    "21: charged to the seller, a loss comes from what is payable",
    books({ payable: 95, deferred: 15, lost: 20 }),
    (b) => chargedToSeller(b, 20),
    "S +20 · L −20",
    "payable 75 · deferred 15",
  ],
  [
    "21: … and what is not payable any more, the seller owes",
    books({ payable: 5, earned: 15, sent: 90, lost: 20 }),
    (b) => chargedToSeller(b, 20),
    "O +15 · S +5 · L −20",
    "owed 15 · earned 15 · sent 75",
  ],
];

for (const [sentence, before, makes, lines, open] of cases) {
  Deno.test(`row ${sentence}`, () => {
    const made = makes(before);
    assertEquals([tellLines(made.lines), tellBalances(made.balances)], [lines, open]);
    // A netted debt is that of another payment.
    if (!sentence.startsWith("9")) {
      assert(movesAsItSays(before, made), "the balances do not follow");
    }
  });
}

const beside = [
  ["3: the provider's fee is a cost", providerCharged(17), "B −17 · E +17"],
  ["20: a withdrawal is at our bank", withdrawn(500), "B −500 · K +500"],
  ["20: a top-up comes from our bank", withdrawn(-500), "B +500 · K −500"],
  ["22: other charges of the provider are costs", providerCharged(9), "B −9 · E +9"],
  ["22: what nobody can explain stands by itself", unexplained(-9), "B −9 · unexplained +9"],
  [
    "23: what happened before the books is in their opening",
    openingDifference(-9),
    "B −9 · opening +9",
  ],
] as const;

for (const [sentence, lines, expected] of beside) {
  Deno.test(`row ${sentence}`, () => assertEquals(tellLines(lines), expected));
}

Deno.test("every row of the table but 4, which has no lines, has a case", () => {
  const rows = new Set([...cases, ...beside].map(([sentence]) => parseInt(sentence)));
  const all = Array.from({ length: 24 }, (_, place) => place + 1).filter((row) => row !== 4);
  assertEquals([...rows].sort((a, b) => a - b), all);
});
