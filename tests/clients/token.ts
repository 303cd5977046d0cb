/** The typed client on the app under test. */
import { type Api, createApi } from "../../clients/typescript/src/mod.ts";
import type { App } from "../http/app.ts";
import { json, type Person } from "../http/cast.ts";

/** A personal access token of somebody; one with all scopes unless some are named. */
export async function tokenOf(person: Person, scopes?: readonly string[]): Promise<string> {
  const body = { name: "Script", expiresInDays: 7, scopes: scopes ?? ALL };
  return (await json(person.call("POST", "/api/clients", body), 201)).secret;
}

const ALL = ["tickets:read", "tickets:write", "orders:read", "orders:write", "payments:write"];

/** Calls the app directly, as `person` if one is given. */
export async function apiFor(app: App, person?: Person): Promise<Api> {
  const token = person && await tokenOf(person);
  return createApi({ origin: app.origin, token, fetch: app.handler });
}
