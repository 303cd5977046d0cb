/** Lists from their first page to the last. */
import type { paths } from "./api.ts";
import type { Api } from "./client.ts";
import { value } from "./answers.ts";

interface List {
  get: { responses: { 200: { content: { "application/json": { items: unknown[] } } } } };
}
type ListPath = { [P in keyof paths]: paths[P] extends List ? P : never }[keyof paths];

/** The item of a list, whole: with `fields` a list may also contain parts of one, which are left out. */
export type Whole<Item> = Item extends unknown
  ? Record<never, never> extends Omit<Item, "id"> ? never : Item
  : never;
type ItemOf<P extends ListPath> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": { items: (infer Item)[] } } } } };
} ? Whole<Item>
  : never;

type Get<P extends ListPath> = paths[P] extends { get: { parameters: infer Given } } ? Given
  : never;
type QueryOf<P extends ListPath> = Get<P> extends { query?: infer Query }
  ? Omit<NonNullable<Query>, "fields" | "cursor">
  : never;
type Params<P extends ListPath> = Get<P> extends { path: infer Path }
  ? { path: Path; query?: QueryOf<P> }
  : { query?: QueryOf<P> };

/**
 * The items of a list, page after page: `for await (const order of items(api, "/api/orders", {}))`.
 * Stop with `break`; the next page is read only when it is needed.
 */
export async function* items<P extends ListPath>(
  api: Api,
  path: P,
  params: Params<P>,
): AsyncGenerator<ItemOf<P>, void, void> {
  const read = api.GET as unknown as (path: P, init: unknown) => Promise<PageResult>;
  let cursor: string | undefined;
  do {
    const init = { params: { ...params, query: { ...params.query, cursor } } };
    const page: Page = await value(read(path, init));
    yield* page.items as ItemOf<P>[];
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

interface Page {
  items: unknown[];
  nextCursor?: string;
}
interface PageResult {
  data: Page;
  error?: undefined;
  response: Response;
}
