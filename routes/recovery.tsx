import type { InferData } from "fresh/types";
import { Recovery } from "#web/pages/sign_in/Recovery.tsx";
import { postRecovery, showRecovery } from "#web/pages/sign_in/recovery.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function RecoveryPage({ data, state }: Props<InferData<typeof handlers>>) {
  return <Recovery view={data} words={state.manner.words} />;
}

export const handlers = {
  GET: (ctx: Ctx) => showRecovery(ctx),
  POST: (ctx: Ctx) => postRecovery(ctx),
};
