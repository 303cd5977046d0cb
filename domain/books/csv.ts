/** Postings as CSV, one row for each line: for accountants and their programs. */
import { toMajor } from "../money.ts";
import type { Posting } from "./posting.ts";

export const csvHead = "posting,time,cause,order,currency,account,debit,credit";

/** Nothing in a row needs quotes: ids, account names and numbers have neither commas nor quotes. */
export const csvOf = ({ id, at, cause, orderId, currency, lines }: Posting): string[] =>
  lines.map(({ account, amount }) => {
    const [debit, credit] = amount > 0
      ? [toMajor({ amount, currency }), ""]
      : ["", toMajor({ amount: -amount, currency })];
    const time = new Date(at).toISOString();
    return [id, time, cause, orderId ?? "", currency, account, debit, credit].join(",");
  });
