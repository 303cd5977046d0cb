import { operatorPost, whichDead } from "#web/pages/ops/ops.ts";

export const handlers = operatorPost({
  operation: "dead.discard",
  args: whichDead,
  notice: "discarded",
  asksWhy: true,
});
