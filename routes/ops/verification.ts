import { operatorPost } from "#web/pages/ops/ops.ts";

export const handlers = operatorPost({
  operation: "verify",
  args: () => ({ provider: false }),
  notice: "started",
  inBackground: true,
});
