import { operatorPost, whichDead } from "#http/ops.ts";

export const handlers = operatorPost({
  operation: "dead.replay",
  args: whichDead,
  notice: "replayed",
});
