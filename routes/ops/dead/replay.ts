import { operatorPost, whichDead } from "#web/pages/ops/ops.ts";

export const handlers = operatorPost({
  operation: "dead.replay",
  args: whichDead,
  notice: "replayed",
});
