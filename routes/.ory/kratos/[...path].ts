import { passGet, passPost } from "#http/pass_on.ts";

/** What browsers ask of an Ory Kratos; which addresses it is the adapter knows. */
export const handlers = { GET: passGet, POST: passPost };
