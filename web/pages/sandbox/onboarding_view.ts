/** The props of the sandbox's onboarding page. */
import type { OnboardingAccount } from "#domain/ports/payout_page.ts";
import type { FormProps } from "../../parts/form.ts";
import type { Ctx } from "../../request/state.ts";
import type { OnboardingView } from "./SandboxOnboarding.tsx";

export const onboardingView = (
  { state: { manner } }: Pick<Ctx, "state">,
  { id, status, ending }: OnboardingAccount,
  form: FormProps,
): OnboardingView => ({
  form,
  action: `/sandbox/payouts/${id}`,
  restricted: status === "restricted",
  ending: status === "active" ? ending : null,
  manner,
});
