/** Sends mail through an SMTP server. */
import { createTransport, type NodemailerError } from "nodemailer";
import type { Logger } from "#domain/ports/logger.ts";
import { type Mail, type Mailer, MailRefused } from "#domain/ports/mail.ts";

/** Timeouts; after one of them the mail is tried again later. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** For a whole mail, including the wait for a connection; well within the lease of its outbox row. */
const SEND_WITHIN_MS = 40_000;
/** Connections in the pool, and mails per connection. */
const MAX_CONNECTIONS = 5;
const MAX_MESSAGES = 100;
/** Characters of the server's message that are logged. */
const MAX_REASON = 200;

/**
 * `url` is `smtp://` (STARTTLS if the server offers it) or `smtps://`, with user and password if the
 * server needs them; `from` is an address, with or without a name. A mail's id becomes its Message-ID,
 * so that duplicates can be recognised. `send` throws `MailRefused` if the server will never accept the
 * mail, and any other error if it may be tried again.
 */
export function createSmtpMailer(options: {
  url: string;
  from: string;
  origin: string;
  log: Logger;
  sendWithinMs?: number;
}): Mailer {
  const { from, log, sendWithinMs = SEND_WITHIN_MS } = options;
  const { hostname } = new URL(options.origin);
  const transport = createTransport({
    ...serverIn(options.url),
    name: hostname,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    maxMessages: MAX_MESSAGES,
    maxRequeues: 1,
    dnsTimeout: CONNECT_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // Never read a file or fetch a URL named in a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  async function deliver({ id, to, subject, text, html }: Mail): Promise<void> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), sendWithinMs);
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to }, // not parsed, so always one recipient
        subject,
        text,
        html,
        messageId: `<${id}@${hostname}>`,
        headers: { "Auto-Submitted": "auto-generated" },
        signal: abort.signal,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async send(mail) {
      try {
        await deliver(mail);
      } catch (error) {
        throw inOurWords(error as NodemailerError);
      }
      // No recipient and no text: personal data does not belong in the log.
      log.info("mail sent", { mailId: mail.id });
    },
    sent: () => null,
    close: () => transport.close({ force: true }),
  };
}

/** The options in the URL of a mail server. A password requires TLS, except on this machine. */
export function serverIn(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  const here = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && password !== "" && !here,
    auth: username === "" ? undefined : {
      user: decodeURIComponent(username),
      pass: decodeURIComponent(password),
    },
  };
}

/**
 * Removes addresses from the library's errors, since ours are logged. A permanent refusal of the recipient
 * or the mail is final; a refusal of the sender is not, since an operator may fix it.
 */
function inOurWords(error: NodemailerError): Error {
  const { code, command, responseCode, permanent, message } = error;
  const said = message.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, "…").slice(0, MAX_REASON);
  const aboutTheMail = code === "EMESSAGE" || (code === "EENVELOPE" && command !== "MAIL FROM");
  // EENVELOPE without an answer of the server: the address itself is invalid.
  const forGood = permanent ?? (code === "EENVELOPE" && responseCode === undefined);
  return aboutTheMail && forGood ? new MailRefused(said) : new Error(`${code ?? "SMTP"}: ${said}`);
}
