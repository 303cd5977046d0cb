import { passGet, passPost } from "#web/pages/sign_in/kratos_proxy.ts";

/** What browsers ask of an Ory Kratos; which addresses it is the adapter knows. */
export const handlers = { GET: passGet, POST: passPost };
