import { forwardGet, forwardPost } from "#web/pages/sign_in/kratos_proxy.ts";

/** Requests of browsers to Ory Kratos; its adapter knows the addresses. */
export const handlers = { GET: forwardGet, POST: forwardPost };
