/** Reading users. */
import type { Exchange } from "../ports/mod.ts";
import { type User, users } from "./user.ts";

export const findUser = (x: Pick<Exchange, "store">, id: string): Promise<User | null> =>
  x.store.get(users, id);
