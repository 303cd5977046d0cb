import { operatorPost } from "#web/pages/ops/ops.ts";

export const handlers = operatorPost({
  operation: "quarantine.discard",
  args: ({ name }) => ({ name }),
  notice: "discarded",
  asksWhy: true,
});
