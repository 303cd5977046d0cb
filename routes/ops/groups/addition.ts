import { operatorPost } from "#http/ops.ts";

export const handlers = operatorPost({
  operation: "group.add",
  args: ({ group, email }) => ({ group, email }),
  notice: "saved",
});
