import { operatorPost } from "#http/ops.ts";

export const handlers = operatorPost({
  operation: "reindex",
  args: ({ name }) => ({ name }),
  notice: "started",
  inBackground: true,
});
