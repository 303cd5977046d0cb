/** Every cell of the payouts' table: event × status. Alice has sold a ticket for 4500. */
import type { PayoutStatus } from "#domain/payouts/payout.ts";
import { type PayoutEvent, payoutMachine } from "#domain/trade/payouts/payout_machine.ts";
import { type Cases, testCells } from "../domain/cells.ts";
import { tell } from "../domain/tell.ts";
import { act } from "./payout_cells/act.ts";
import { byUs } from "./payout_cells/decided.ts";
import { byProvider } from "./payout_cells/told.ts";

const cases = { ...byUs, ...byProvider } as unknown as Cases<PayoutEvent, PayoutStatus>;

testCells("payout × event", payoutMachine, cases, (event, status) => {
  const [before, decided] = act(event as PayoutEvent, status as PayoutStatus);
  return tell(before, decided);
});
