/** Reading users. */
import type { Services } from "../ports/services.ts";
import { type User, users } from "./user.ts";

export const findUser = (x: Pick<Services, "store">, id: string): Promise<User | null> =>
  x.store.get(users, id);
