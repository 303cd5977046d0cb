/** The calls about the caller and the API clients that act for them. */
import { clientInput } from "#domain/clients/input.ts";
import type { Operation } from "../operation.ts";
import { clientOutSchema, listOf, newClientOutSchema, userOutSchema } from "../schemas.ts";

export const yourOperations: readonly Operation[] = [
  {
    id: "getCurrentUser",
    method: "GET",
    path: "/api/users/current-user",
    tag: "You",
    summary: "Who you are",
    who: "signed_in",
    scope: null,
    answers: { 200: { description: "You.", schema: userOutSchema } },
    refusals: [],
  },
  {
    id: "listClients",
    method: "GET",
    path: "/api/clients",
    tag: "You",
    summary: "Your tokens and OAuth 2 clients",
    who: "person",
    scope: null,
    lists: clientOutSchema,
    answers: { 200: { description: "Newest first.", schema: listOf(clientOutSchema) } },
    refusals: [],
  },
  {
    id: "createClient",
    method: "POST",
    path: "/api/clients",
    tag: "You",
    summary: "Create a token or an OAuth 2 client",
    description:
      "A client with `redirectUris` is an app that asks other people for permission to act on " +
      "their behalf. Installations without such apps refuse it as `invalid`.",
    who: "person",
    scope: null,
    body: () => clientInput,
    example: { kind: "token", name: "Box office", scopes: ["tickets:read"], expiresInDays: 90 },
    answers: {
      201: { description: "Created.", schema: newClientOutSchema, headers: ["Location"] },
    },
    refusals: ["invalid", "forbidden", "client_limit"],
  },
  {
    id: "removeClient",
    method: "DELETE",
    path: "/api/clients/{id}",
    tag: "You",
    summary: "Revoke a token or a client",
    who: "person",
    scope: null,
    answers: {
      204: {
        description: "Revoked. It stops working immediately, on other processes within a minute.",
      },
    },
    refusals: ["not_found"],
  },
];
