/** Makes an email of a letter and sends it. */
import type { Mail } from "../ports/mail.ts";
import type { Services } from "../ports/services.ts";
import { htmlOf } from "./html.tsx";
import type { Letter } from "./letter.ts";
import { textOf } from "./text.ts";

/**
 * `id` is the same each time the same letter is sent. Line breaks in the subject become spaces: the
 * text after one could be read as another header.
 */
export const mailOf = (id: string, to: string, letter: Letter): Mail => ({
  id,
  to,
  subject: letter.subject.replaceAll(/\s+/gu, " ").trim(),
  text: textOf(letter),
  html: htmlOf(letter),
});

/** `kind` and `about` make the id, so a handler that runs again sends the same email. */
export async function post(
  x: Pick<Services, "mailer">,
  kind: string,
  about: string,
  to: string,
  letter: Letter,
): Promise<void> {
  await x.mailer.send(mailOf(`${kind}.${about}`, to, letter));
}
