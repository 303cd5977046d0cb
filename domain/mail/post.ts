/** Makes an email of a letter and sends it. */
import type { Tx } from "#store/types.ts";
import type { Order } from "../orders/order.ts";
import type { Mail } from "../ports/mail.ts";
import type { Services } from "../ports/services.ts";
import type { User } from "../users/user.ts";
import { htmlOf } from "./html.tsx";
import type { Letter } from "./letter.ts";
import { MAX_SUBJECT, MAX_TEXT, sentLetterId, sentLetters } from "./sent_letter.ts";
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

/** What a handler leaves to be written with its row's end: the copy of the letter that it has sent, if any. */
export type Posted = void | ((tx: Pick<Tx, "append">) => void);

/**
 * The same for what a bank asks for: a copy is kept of each letter to the buyer of an order, and of those about
 * a claim. `about`: where one order has several letters of a kind.
 */
export async function postAbout(
  x: Pick<Services, "mailer" | "store">,
  { id: orderId }: Pick<Order, "id">,
  kind: string,
  reader: Pick<User, "id" | "email">,
  letter: Letter,
  about = orderId,
): Promise<Posted> {
  const mail = mailOf(`${kind}.${about}`, reader.email, letter);
  await x.mailer.send(mail);
  const id = sentLetterId(orderId, x.store.newId());
  const sentAt = x.store.now();
  return (tx) =>
    tx.append(sentLetters, {
      id,
      orderId,
      kind,
      readerId: reader.id,
      to: mail.to,
      subject: mail.subject.slice(0, MAX_SUBJECT),
      text: mail.text.slice(0, MAX_TEXT),
      sentAt,
    });
}
