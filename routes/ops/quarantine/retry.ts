import { operatorPost } from "#http/ops.ts";

export const handlers = operatorPost({
  operation: "quarantine.retry",
  args: ({ name }) => ({ name }),
  notice: "retried",
});
