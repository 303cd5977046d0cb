/** A schedule by hand, because random ones hardly ever meet it. */
import { type Plan, planOf } from "../plan.ts";

const fails = { do: "go", at: 0, fault: 0.9 } as const;

/** A process dies with work left after so many calls of a sale, and the first reads of the one that follows it fail. */
const dyingAfter = (calls: number): Plan => ({
  ...planOf(1, 0),
  backend: "local",
  processes: 1,
  listings: 1,
  maxHolds: 3,
  moderation: false,
  deadEnd: false,
  steps: [
    { do: "act", who: 0, what: 0.3, on: 0, at: [0, 0, 0.5] },
    { do: "flow", calls },
    { do: "crash", which: 0, applied: 1 },
    { do: "start" },
    fails,
    fails,
    fails,
  ],
});

/** The buyer has paid: news of the payment will wake the process. */
export const failedFirstReads = dyingAfter(16);
/** The buyer has not paid: only a look at the outbox finds the order's deadline. */
export const failedFirstReadsUnpaid = dyingAfter(4);
