/** What operators note about what sellers owe. A command that is repeated by mistake is noticed. */
import type { Tx } from "#store/types.ts";
import { recovered, repaidOutside, writtenOff } from "../books/causes.ts";
import { booksOf, type Line } from "../books/entry.ts";
import { post, type PostingCause } from "../books/posting.ts";
import { emit } from "../events.ts";
import type { PayoutWork } from "../ports/services.ts";
import { type DebtChange, MAX_NOTED, owedNow, type SellerDebt, sellerDebts } from "./debt.ts";

/** The same amount of the same seller, noted in the same way within this time, counts once unless it is said again. */
export const SAME_NOTE_MS = 3 * 86_400_000;

type DebtNoted =
  | { is: "done"; debt: SellerDebt }
  /** The seller owes nothing; of `recover`: nothing was given up. */
  | { is: "nothing" }
  /** At most this, in minor units. */
  | { is: "too_much"; most: number }
  /** The same was noted then, epoch ms. */
  | { is: "noted_before"; at: number };

/** How the row and the books change. */
const changes: Record<
  DebtChange,
  (debt: SellerDebt, amount: number) => { debt: SellerDebt; cause: PostingCause; lines: Lines }
> = {
  repaid: (debt, amount) => ({
    debt: { ...debt, paid: debt.paid + amount },
    cause: "repaid",
    lines: repaidOutside(booksOf({ sellerId: debt.id, balances: null }), amount).lines,
  }),
  writeoff: (debt, amount) => ({
    debt: { ...debt, paid: debt.paid + amount, writtenOff: debt.writtenOff + amount },
    cause: "written_off",
    lines: writtenOff(booksOf({ sellerId: debt.id, balances: null }), amount).lines,
  }),
  recover: (debt, amount) => ({
    debt: { ...debt, incurred: debt.incurred + amount, writtenOff: debt.writtenOff - amount },
    cause: "recovered",
    lines: recovered(booksOf({ sellerId: debt.id, balances: null }), amount).lines,
  }),
};
type Lines = readonly Line[];

/**
 * `amount`: minor units, above 0. `again`: it is meant, although the same was noted lately. `record` is called in the
 * commit that notes it.
 */
export async function noteDebt(
  { store }: Pick<PayoutWork, "store">,
  sellerId: string,
  how: DebtChange,
  amount: number,
  again = false,
  record?: (tx: Tx, debt: SellerDebt) => void,
): Promise<DebtNoted> {
  return await store.transact(async (tx): Promise<DebtNoted> => {
    const debt = await tx.get(sellerDebts, sellerId);
    const before = debt?.noted.findLast((one) => one.how === how && one.amount === amount);
    if (before && !again && tx.now - before.at < SAME_NOTE_MS) {
      return { is: "noted_before", at: before.at };
    }
    const most = how === "recover" ? debt?.writtenOff ?? 0 : owedNow(debt);
    if (!debt || most === 0) return { is: "nothing" };
    if (amount > most) return { is: "too_much", most };
    const { debt: next, cause, lines } = changes[how](debt, amount);
    const noted = [...debt.noted, { how, amount, at: tx.now }].slice(-MAX_NOTED);
    const stored = tx.put(sellerDebts, { ...next, noted });
    const moved = how === "recover" ? `recovered:${stored.incurred}` : `debt:${stored.paid}`;
    const { currency } = debt;
    post(tx, { id: `${sellerId}:${moved}`, cause, orderId: null, currency, lines });
    const { incurred } = stored;
    record?.(tx, stored);
    emit(
      tx,
      how === "recover"
        ? { name: "debt:recovered", payload: { sellerId, amount, incurred } }
        : { name: "debt:paid", payload: { sellerId } },
    );
    return { is: "done", debt: stored };
  });
}
