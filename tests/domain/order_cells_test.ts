/** Every cell of the orders' table: state × event. */
import { type OrderEvent, orderMachine } from "#domain/trade/order_machine.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import { type Cases, testCells } from "./cells.ts";
import { act } from "./order_cells/act.ts";
import { byAuthorization } from "./order_cells/authorized.ts";
import { byPeople } from "./order_cells/people.ts";
import { withMerged, withTwo } from "./order_cells/shapes.ts";
import { byCapture } from "./order_cells/taken.ts";

const cases: Cases<OrderEvent, OrderState> = { ...byPeople, ...byAuthorization, ...byCapture };

testCells(
  "order × event",
  orderMachine,
  cases,
  (event, state) => act(event as OrderEvent, state as OrderState),
);

/** The same for an order of two tickets: what is told of its ticket is told of both, and the third stays. */
const ofTwo = (told: string) =>
  told.replace(/\bticket (\w+)/, "ticket $1, $1, withdrawn").replace("held 4500", "held 9000");

testCells(
  "order of two tickets × event",
  orderMachine,
  Object.fromEntries(
    Object.entries(cases).map(([event, states]) => [
      event,
      Object.fromEntries(
        Object.entries(states).map(([state, [sentence, expected]]) => [
          state,
          [sentence, ofTwo(expected)] as const,
        ]),
      ),
    ]),
  ),
  (event, state) => act(event as OrderEvent, state as OrderState, withTwo),
);

testCells(
  "order of a merged concert × event",
  orderMachine,
  cases,
  (event, state) => act(event as OrderEvent, state as OrderState, withMerged),
);
