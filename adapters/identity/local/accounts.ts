/** What the parts of the local identity share. */
import type { Store } from "#store/types.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Hasher } from "./hasher.ts";
import type { Throttling } from "#domain/ports/throttling.ts";
export interface Accounts {
  store: Store;
  secrets: Pick<Secrets, "digest">;
  hasher: Hasher;
  throttling: Throttling;
}
