/** From a letter to a mail. */
import type { Mail, Services } from "../ports/mod.ts";
import { htmlOf } from "./html.tsx";
import type { Letter } from "./letter.ts";
import { textOf } from "./text.ts";

/**
 * The mail of a letter; `id` stays the same however often the same letter is sent. A subject is one
 * line, whatever is in it: a second one would be a header of somebody else's making.
 */
export const mailOf = (id: string, to: string, letter: Letter): Mail => ({
  id,
  to,
  subject: letter.subject.replaceAll(/\s+/gu, " ").trim(),
  text: textOf(letter),
  html: htmlOf(letter),
});

/** Mails about one event differ by their kind, and are the same when the event is handled again. */
export async function post(
  x: Pick<Services, "mailer">,
  kind: string,
  about: string,
  to: string,
  letter: Letter,
): Promise<void> {
  await x.mailer.send(mailOf(`${kind}.${about}`, to, letter));
}
