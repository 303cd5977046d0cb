/** The client: every call of the API, with the types of the OpenAPI document. */
import createClient, { type Client } from "openapi-fetch";
import { KEYED_POSTS, type paths } from "./api.ts";
import { repeating, type Send } from "./repeat.ts";

export interface Options {
  /** Where the exchange is served, such as `https://tickets.example`. */
  origin: string;
  /** A personal access token or an OAuth2 access token, or what gets one for each request. Without it, only public calls work. */
  token?: string | (() => string | Promise<string>);
  /** How many times a call is sent again that may be repeated (see README). Default: 2. */
  repeats?: number;
  /** In place of the global `fetch`. */
  fetch?: Send;
}

/** `api.GET("/api/orders/{id}", { params: { path: { id } } })`, and `POST`, `PATCH`, `DELETE`. */
export type Api = Client<paths, "application/json">;

const REPEATS = 2;

export function createApi({ origin, token, repeats = REPEATS, fetch: send }: Options): Api {
  const api: Api = createClient<paths, "application/json">({
    baseUrl: origin.replace(/\/+$/, ""),
    fetch: repeating(send ?? ((req) => fetch(req)), repeats),
  });
  api.use({
    async onRequest({ request, schemaPath }) {
      const given = typeof token === "function" ? await token() : token;
      if (given !== undefined) request.headers.set("Authorization", `Bearer ${given}`);
      const takesKey = request.method === "POST" && KEYED_POSTS.includes(schemaPath);
      if (takesKey && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      return request;
    },
  });
  return api;
}
