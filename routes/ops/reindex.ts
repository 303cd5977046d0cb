import { operatorPost } from "#web/pages/ops/ops.ts";

export const handlers = operatorPost({
  operation: "reindex",
  args: ({ name }) => ({ name }),
  notice: "started",
  inBackground: true,
});
