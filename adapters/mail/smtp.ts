/** Mail through a mail server, by SMTP. */
import { createTransport, type NodemailerError } from "nodemailer";
import { type Logger, type Mail, type Mailer, MailRefused } from "#domain/ports/mod.ts";

/** A server that is slower is away: the mail is tried again later. Milliseconds. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** Waiting for a connection included; well within the lease of the row that sends. Milliseconds. */
const SEND_WITHIN_MS = 40_000;
/** Connections kept open, and mails that one of them carries. */
const MAX_CONNECTIONS = 5;
const MAX_MESSAGES = 100;
/** Of what the server said, in our log. Characters. */
const MAX_REASON = 200;

/**
 * `url` is `smtp://` (STARTTLS where the server offers it) or `smtps://`, with a user and a password
 * where one is needed; `from` an address, with or without a name. A mail's id becomes its Message-ID,
 * so that one that is sent twice can be told. `send` throws `MailRefused` when the server will never
 * take the mail, and any other error when it may be tried again.
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
    // Our mails are texts: a path or an address in one of them is a text as well.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  async function deliver({ id, to, subject, text, html }: Mail): Promise<void> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), sendWithinMs);
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to }, // never parsed: one recipient, whatever it looks like
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
      // Neither recipient nor text: the log is no place for personal data.
      log.info("mail sent", { mailId: mail.id });
    },
    sent: () => null,
    close: () => transport.close({ force: true }),
  };
}

/** What the address of a mail server says. A password goes over TLS alone, but on this machine. */
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
 * The library's errors repeat the recipient's address, and ours end in logs. What the server says for
 * good about this recipient or this mail will not change; what it says about us, an operator may mend.
 */
function inOurWords(error: NodemailerError): Error {
  const { code, command, responseCode, permanent, message } = error;
  const said = message.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, "…").slice(0, MAX_REASON);
  const aboutTheMail = code === "EMESSAGE" || (code === "EENVELOPE" && command !== "MAIL FROM");
  // Without an answer of the server it is an address that no server can be asked about.
  const forGood = permanent ?? (code === "EENVELOPE" && responseCode === undefined);
  return aboutTheMail && forGood ? new MailRefused(said) : new Error(`${code ?? "SMTP"}: ${said}`);
}
