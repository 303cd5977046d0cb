/** What users change of themselves, beside what is their identity's. */
import type { Language } from "#words/languages.ts";
import type { Services } from "../ports/mod.ts";
import { users } from "./user.ts";

/** Letters to this person are written in this language from now on; no such user: nothing happens. */
export async function keepLanguage(
  x: Pick<Services, "store">,
  userId: string,
  language: Language,
): Promise<void> {
  await x.store.transact(async (tx) => {
    const user = await tx.get(users, userId);
    if (user && user.language !== language) tx.put(users, { ...user, language });
  });
}
