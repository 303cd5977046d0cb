import { operatorPost } from "#http/ops.ts";

export const handlers = operatorPost({
  operation: "verify",
  args: () => ({ provider: false }),
  notice: "started",
  inBackground: true,
});
