/** What users change about themselves, apart from their identity. */
import type { Language } from "#words/languages.ts";
import type { Services } from "../ports/services.ts";
import { users } from "./user.ts";

/** Sets the language of letters to this user. Has no effect if the user does not exist. */
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
