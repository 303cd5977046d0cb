import { operatorPost } from "#http/ops.ts";

export const handlers = operatorPost({
  operation: "group.add",
  args: ({ group, person }) => ({ group, person }),
  notice: "saved",
});
