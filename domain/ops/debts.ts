/** What sellers owe: paid to the bank, given up, or owed again after that. */
import { z } from "zod";
import { type Money, toMajor } from "../money.ts";
import { type DebtChange, owedNow, sellerDebts } from "../payouts/debt.ts";
import { noteDebt } from "../payouts/debts_by_operators.ts";
import { text } from "../text.ts";
import { amountArgument, minorOf, tooExact } from "./arguments.ts";
import { done, type Ops, type OpsAnswer, refused, type Who } from "./ops.ts";
import { resolveAccount } from "./people.ts";
import { recording } from "./recorded.ts";

export const debtQuestion = z.strictObject({
  person: text(300).min(1),
  /** In the currency's unit, such as "12.50". */
  amount: amountArgument,
  /** It is meant, although the same was noted lately. */
  again: z.boolean().default(false),
});
type DebtQuestion = z.infer<typeof debtQuestion>;

const amountText = (money: Money): string => `${toMajor(money)} ${money.currency}`;

export const decideDebt =
  (how: DebtChange) =>
  async (x: Ops, { person, amount, again }: DebtQuestion, who: Who): Promise<OpsAnswer> => {
    const meant = await resolveAccount(x, person);
    if (!meant.ok) return meant;
    const { user } = meant.value;
    const { currency } = await x.store.get(sellerDebts, user.id) ?? x.settings;
    const minor = minorOf(amount, currency);
    if (minor === null) return refused("invalid", tooExact(amount, currency));
    const record = recording(x, who, `debt_${how}`);
    const result = await noteDebt(
      x,
      user.id,
      how,
      minor,
      again,
      (tx, { id: sellerId }) =>
        record(tx, { sellerId, orderId: null, amount: { amount: minor, currency } }),
    );
    switch (result.is) {
      case "done":
        return done({ left: { amount: owedNow(result.debt), currency }, sellerId: user.id });
      case "nothing":
        return refused(
          "not_found",
          how === "recover"
            ? "Nothing that this seller owed was written off."
            : "This seller owes nothing.",
        );
      case "too_much": {
        const most = amountText({ amount: result.most, currency });
        return refused(
          "order_not_payable",
          how === "recover"
            ? `Of this seller, ${most} were written off.`
            : `This seller owes ${most}.`,
        );
      }
      case "noted_before": {
        const what = amountText({ amount: minor, currency });
        const at = new Date(result.at).toISOString();
        return refused(
          "order_not_payable",
          `The same was noted at ${at}: ${what}. Nothing was done. If it is meant once more, add --again.`,
        );
      }
    }
  };
