/**
 * Generates docs/states.md from the state machines. `deno task states` writes it; `--check` exits with 1
 * if it is stale.
 */
import { argumentsOf, flag } from "../app/arguments.ts";
import { claimMachine, claimStates } from "#domain/trade/claims/claim_machine.ts";
import { orderMachine } from "#domain/trade/order_machine.ts";
import { orderStates } from "#domain/trade/order_state.ts";
import { paymentMachine, providerStates } from "../domain/trade/payment_machine.ts";
import { payoutMachine } from "../domain/trade/payouts/payout_machine.ts";
import { payoutStatuses } from "../domain/payouts/payout.ts";
import { ticketMachine } from "../domain/trade/ticket_machine.ts";

const path = new URL("../docs/states.md", import.meta.url);

const intro = `# States

Made from the tables in \`domain/trade/\` (\`*_machine.ts\`) by \`deno task states\`; do not edit. The code looks its steps up in these
tables, and each cell has a test of its own (\`tests/**/*_cells_test.ts\`) whose name says in a sentence what happens.

A hold is **live** before its order's \`expiresAt\` and **lapsed** from then on: that is asked of the data each time, so a
lapsed hold neither blocks tickets nor can be paid, even with every worker dead. A **claimed** order never lapses: its
money is authorised and ours to take. An order is for 1 to 6 tickets of one listing: each step below changes all of them,
in one commit. Money moves in one order only, *authorise → claim → capture*, and each call that
moves it is allowed in exactly one status of the payment.
`;

const orderNotes = `
\`let_go\` makes the order's tickets available, \`claim\` takes the authorised money for the order, \`reclaim\` (late claim)
does so for an expired order if all of its tickets are still available on the terms that were agreed and the buyer has no
other open order of the listing, \`refuse_money\` releases or refunds it, \`complete\` sells the tickets, \`unclaim\` ends a
claim whose money is gone, \`refund\` undoes a sale. All steps in a cell happen in one commit. \`impossible\`: the state and the event exclude each other; the code throws.
`;

const ticketNotes = `
A set of tickets is reserved if each of them can be, and if the seller offers that number of those that are left
(\`domain/trade/choice.ts\`). A seller changes or withdraws tickets of a listing only while no order holds any of them, and a
moderator only while none is claimed; tickets that are sold stay as they are.

`;

const claimNotes = `
The buyer of a complete order was not let in ([claims](claims.md)); *none*: there is no claim. \`open\` blocks the seller's
payout in the same commit, and every end of a claim unblocks it in its own. \`uphold\` refunds the order with it (the
orders' table). \`end refund\`, \`end dispute\`: the buyer has or gets the money for another reason, so the claim is upheld
and nothing is paid twice.

`;

const payoutNotes = `
What the seller of a complete order gets ([payouts](payouts.md)). Shown to the seller are two more states, which nobody
stores: a held payout with a block is **blocked**, and one that is due while the seller's account cannot take money is
**waiting**. A transfer is asked for only while the payout is *sending*, and taken back only while it is *reversing*.
\`note\`: the transfer may be on its way, so what becomes of it decides. \`owe\`: the seller's account has no money, so
what they owe is kept from their next payouts.

`;

type Table = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

function table(corner: string, columns: readonly string[], rows: Table): string {
  const cell = (value: string | readonly string[]) =>
    [value].flat().join(", ").replaceAll(/[_:]/g, " ");
  const line = (cells: string[]) => `| ${cells.join(" | ")} |\n`;
  return line([corner, ...columns]) + line(["---", ...columns.map(() => "---")]) +
    Object.entries(rows).map(([name, row]) =>
      line([`**${cell(name)}**`, ...columns.map((column) => cell(row[column]))])
    ).join("");
}

export function statesPage(): string {
  return [
    intro,
    "\n## Orders\n\n",
    table("event", orderStates, orderMachine),
    orderNotes,
    "\n## Payments, by what the provider says now\n\n",
    table("payment", providerStates, paymentMachine),
    "\n## Payouts\n",
    payoutNotes,
    table("event", payoutStatuses, payoutMachine),
    "\n## Claims\n",
    claimNotes,
    table("event", claimStates, claimMachine),
    "\n## Tickets\n",
    ticketNotes,
    table("ticket", Object.keys(ticketMachine.available), ticketMachine),
  ].join("");
}

if (import.meta.main) {
  const { options } = argumentsOf("deno task states [--check]", { check: flag });
  const page = statesPage();
  if (!options.check) await Deno.writeTextFile(path, page);
  else if (await Deno.readTextFile(path) !== page) {
    console.error("docs/states.md is stale: run `deno task states`");
    Deno.exit(1);
  }
}
