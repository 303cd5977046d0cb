/** What the sandbox keeps of sellers' accounts and of transfers to them: play money in our own database. */
import { z } from "zod";
import { MAX_AMOUNT } from "#domain/money.ts";
import { idSchema, instant, stored } from "#domain/stored.ts";
import { entity, list } from "#store/entity/mod.ts";

/** What happens to transfers to an account, by its bank account's number. */
export const effects = ["takes", "restricts", "hangs", "spends"] as const;

const accountSchema = z.object({
  ...stored,
  userId: idSchema,
  status: z.enum(["pending", "active", "restricted"]),
  /** The last four characters; the sandbox keeps no more of the number, and no name. */
  ending: z.string().max(4).nullable(),
  effect: z.enum(effects),
});
export type SandboxAccount = z.infer<typeof accountSchema>;

export const sandboxAccounts = entity({
  name: "sandbox_account",
  about: "A seller's account at the embedded payout sandbox; the id is made of the user's.",
  schema: accountSchema,
});

const amount = z.int().min(0).max(MAX_AMOUNT);

const transferSchema = z.object({
  ...stored,
  payoutId: idSchema,
  attempt: z.int().min(1),
  accountId: z.string(),
  amount,
  currency: z.string(),
  /** The answer is kept for the key: why the transfer was refused. */
  refused: z.enum(["account"]).nullable(),
  /** When `read` starts to show it; later than its creation for an account whose transfers hang. */
  visibleAt: instant,
  /** Reversals by their idempotency keys. */
  reversals: z.array(z.object({ key: z.string(), amount })).max(100),
});
type SandboxTransfer = z.infer<typeof transferSchema>;

export const sandboxTransfers = entity({
  name: "sandbox_transfer",
  about: "A transfer of the embedded payout sandbox; the id is made of payout and attempt.",
  schema: transferSchema,
  indexes: {
    payout: list<SandboxTransfer>("The transfers of a payout", (t) => [t.payoutId, t.attempt]),
  },
});

export const reversedOf = ({ reversals }: SandboxTransfer): number =>
  reversals.reduce((sum, { amount }) => sum + amount, 0);
