/** OpenAPI links: the calls that use the id of a resource that was just created, found by their paths. */
import type { Operation } from "../operation.ts";

type Links = Record<string, { operationId: string; parameters: Record<string, string> }>;

/** Links from `POST /api/things` to every call under `/api/things/{id}`. */
export function linksFrom(made: Operation, operations: readonly Operation[]): Links {
  const links: Links = {};
  for (const { id, path, headers = [] } of operations) {
    if (path !== `${made.path}/{id}` && !path.startsWith(`${made.path}/{id}/`)) continue;
    // What hangs on the thing has an id of its own, which is not in this answer.
    if (path.slice(`${made.path}/{id}`.length).includes("{")) continue;
    const parameters: Record<string, string> = { "path.id": "$response.body#/id" };
    if (headers.includes("If-Match")) parameters["header.If-Match"] = "$response.header.ETag";
    links[id] = { operationId: id, parameters };
  }
  return links;
}
