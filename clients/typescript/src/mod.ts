/** A typed client for the API of Ticketing. The README shows how it is used. */
export { type Api, createApi, type Options } from "./client.ts";
export { ApiError, type Code, type Problem, value, versioned } from "./answers.ts";
export { items, type Whole } from "./items.ts";
export type { components, operations, paths } from "./api.ts";
