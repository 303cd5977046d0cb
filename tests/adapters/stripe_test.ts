import { openShop, payAt } from "./stripe_help.ts";
import { paymentGatewayContract } from "./payment_gateway_contract.ts";

paymentGatewayContract("stripe", () => {
  const shop = openShop();
  return Promise.resolve({
    gateway: shop.gateway,
    now: shop.clock.now,
    pay: (sessionId) => Promise.resolve(payAt(shop.fake, sessionId)),
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  });
});
