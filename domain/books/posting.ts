/** A posting: what one cause changes in the accounts. Its lines sum to zero, and it is never changed. */
import { z } from "zod";
import { entity, list, many } from "#store/entity/mod.ts";
import type { Store, Tx } from "#store/types.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { accountSchema, isOwing, isSellerAccount } from "./accounts.ts";
import type { Line } from "./entry.ts";

/** Most lines of a posting. */
const MAX_LINES = 8;

const postingCauses = [
  "captured",
  "taken",
  "provider_fee",
  "refund",
  "returned",
  "bounced",
  "netted",
  "transferred",
  "reversed",
  "by_hand",
  "dispute_withdrawn",
  "dispute_reinstated",
  "dispute_lost",
  "dispute_won",
  "set_off",
  "written_off",
  "recovered",
  "repaid",
  "withdrawn",
  "part_refunded",
  "charged",
  "provider_charge",
  "unexplained",
  "opening",
] as const;
export type PostingCause = typeof postingCauses[number];

const postingSchema = z.object({
  ...stored,
  /** The cause itself, such as `<paymentId>:captured`: so no cause is posted twice. */
  id: z.string().regex(/^[\w:.-]{1,250}$/),
  /** When it was posted; epoch ms. */
  at: instant,
  cause: z.enum(postingCauses),
  orderId: idSchema.nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  lines: z.array(
    z.object({ account: accountSchema, amount: z.int().refine((amount) => amount !== 0) }),
  ).min(1).max(MAX_LINES).refine(
    (lines) => lines.reduce((sum, { amount }) => sum + amount, 0) === 0,
    "The lines must sum to zero",
  ),
});
export type Posting = z.infer<typeof postingSchema>;

export const postings = entity({
  name: "posting",
  about: "What one cause changes in the accounts of the books; never changed.",
  schema: postingSchema,
  indexes: {
    time: list<Posting>("All postings, by time", (p) => [p.at]),
    seller: many<Posting>(
      "The postings in the accounts of a seller, by time",
      (p) => sellersIn(p).map((sellerId) => [sellerId, p.at]),
    ),
  },
  upgrades: [{
    about: "No index by order: the id of such a posting begins with its payment's",
    change: (old) => old,
    formerKeys: { order: ({ orderId }) => orderId === null ? [] : [[String(orderId)]] },
  }],
  sums: {
    account: {
      about: "The balance of an account, in minor units: a debit is above 0",
      amounts: ({ currency, lines }) =>
        lines.map(({ account, amount }) => ({ parts: [currency, account], amount })),
    },
    // What is payable to them follows from it, since all accounts sum to zero.
    owing: {
      about: "What all sellers together owe, in minor units",
      amounts: ({ currency, lines }) =>
        lines.filter(({ account }) => isOwing(account))
          .map(({ amount }) => ({ parts: [currency], amount })),
    },
  },
});

const sellersIn = ({ lines }: Posting): string[] => [
  ...new Set(
    lines.map(({ account }) => account).filter(isSellerAccount).map((account) =>
      account.slice(account.indexOf(":") + 1)
    ),
  ),
];

/** More than a payment can have. */
const MAX_ABOUT = 1_000;

/** The postings about a payment: their ids begin with its id. */
export const postingsAbout = (
  store: Pick<Store, "listById">,
  { id }: { id: string },
): Promise<Posting[]> =>
  store.listById(postings, { start: `${id}:`, end: `${id};`, limit: MAX_ABOUT });

/** A posting to be made. */
export interface NewPosting {
  readonly id: string;
  readonly cause: PostingCause;
  readonly orderId: string | null;
  readonly currency: string;
  readonly lines: readonly Line[];
}

/**
 * Makes the posting in this transaction, without a check: the transaction must read and change a value whose state
 * says that the cause is new, such as a payment's status.
 */
export function post(tx: Tx, posting: NewPosting): void {
  tx.append(postings, draftOf(tx, posting));
}

/** Makes the posting if it is not there, with a check: for causes that no other value guards. */
export async function postOnce(tx: Tx, posting: NewPosting): Promise<boolean> {
  if (await tx.get(postings, posting.id)) return false;
  tx.create(postings, draftOf(tx, posting));
  return true;
}

const draftOf = ({ now }: Tx, { id, cause, orderId, currency, lines }: NewPosting) => ({
  ...{ id, at: now, cause, orderId, currency },
  lines: [...lines],
});
