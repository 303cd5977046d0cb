/** The props of the sandbox's checkout page. */
import type { System } from "../../system.ts";
import type { Ctx } from "../../request/state.ts";
import type { FormProps } from "../../parts/form.ts";
import type { SandboxView } from "./SandboxCheckout.tsx";

type Session = NonNullable<
  Awaited<ReturnType<NonNullable<System["sandbox"]>["findSession"]>>
>;

export function sandboxView(
  { state: { manner, now } }: Pick<Ctx, "state">,
  { id, orderId, description, amount, state, expiresAt }: Session,
  form: FormProps,
): SandboxView {
  return {
    form,
    action: `/sandbox/checkout/${id}`,
    orderId,
    description,
    amount,
    open: state === "open",
    expiresAt,
    now,
    manner,
  };
}
