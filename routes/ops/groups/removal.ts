import { operatorPost } from "#web/pages/ops/ops.ts";

export const handlers = operatorPost({
  operation: "group.remove",
  args: ({ group, person }) => ({ group, person }),
  notice: "saved",
});
