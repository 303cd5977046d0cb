import { operatorPost } from "#web/pages/ops/ops.ts";

export const handlers = operatorPost({
  operation: "quarantine.retry",
  args: ({ name }) => ({ name }),
  notice: "retried",
});
