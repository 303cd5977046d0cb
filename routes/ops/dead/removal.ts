import { operatorPost, whichDead } from "#http/ops.ts";

export const handlers = operatorPost({
  operation: "dead.discard",
  args: whichDead,
  notice: "discarded",
  asksWhy: true,
});
