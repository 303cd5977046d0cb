/** Sending e-mail. */

export interface Mail {
  /** The same for each attempt to send this message; becomes the Message-ID. */
  id: string;
  to: string;
  /** One line. */
  subject: string;
  /** The same content as plain text and as HTML. */
  text: string;
  html: string;
}

export interface Mailer {
  /** Has a time limit. Throws `MailRefused`, or another error if a later attempt may succeed. */
  send(mail: Mail): Promise<void>;
  /** Recently sent mails, newest first; null where the adapter keeps none. */
  sent(): readonly (Mail & { sentAt: number })[] | null;
  /** Closes its connections; mails being sent fail. */
  close(): void;
}

/** The mail can never be delivered, for example because the mailbox does not exist. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}
