/** Wraps a payment gateway so that each call is a span. */
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { Tracer } from "#store/base/tracer.ts";

export function traced(gateway: PaymentGateway, tracer: Tracer): PaymentGateway {
  const span = <A>(verb: string, run: () => Promise<A>): Promise<A> =>
    tracer.span(`payment ${verb}`, { "payment.provider": gateway.name }, run);
  const { listSince, listAccount } = gateway;
  return {
    ...gateway,
    openCheckout: (...args) => span("open", () => gateway.openCheckout(...args)),
    read: (...args) => span("read", () => gateway.read(...args)),
    expireCheckout: (...args) => span("expire", () => gateway.expireCheckout(...args)),
    capture: (...args) => span("capture", () => gateway.capture(...args)),
    cancel: (...args) => span("cancel", () => gateway.cancel(...args)),
    refund: (...args) => span("refund", () => gateway.refund(...args)),
    ...(listAccount
      ? { listAccount: (...args) => span("account", () => listAccount(...args)) }
      : {}),
    listSince: listSince && ((...args) => span("list", () => listSince(...args))),
  };
}
