/** The embedded payment provider: authorises and captures play money, and its page says so. */
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { SandboxCheckout } from "#domain/ports/sandbox.ts";
import { sandboxCheckout } from "./checkout.ts";
import { sandboxGateway, type SandboxOptions } from "./gateway.ts";

export interface Sandbox extends PaymentGateway, SandboxCheckout {}

export function createSandbox(options: SandboxOptions): Sandbox {
  return { ...sandboxGateway(options), ...sandboxCheckout(options.store) };
}
