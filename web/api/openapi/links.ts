/** What can be done with what a call has made: OpenAPI's links, from the addresses themselves. */
import type { Operation } from "../operation.ts";

export type Links = Record<string, { operationId: string; parameters: Record<string, string> }>;

/** Leads from `POST /api/things` to every call of `/api/things/{id}` and below. */
export function linksFrom(made: Operation, operations: readonly Operation[]): Links {
  const links: Links = {};
  for (const { id, path, headers = [] } of operations) {
    if (path !== `${made.path}/{id}` && !path.startsWith(`${made.path}/{id}/`)) continue;
    const parameters: Record<string, string> = { "path.id": "$response.body#/id" };
    if (headers.includes("If-Match")) parameters["header.If-Match"] = "$response.header.ETag";
    links[id] = { operationId: id, parameters };
  }
  return links;
}
