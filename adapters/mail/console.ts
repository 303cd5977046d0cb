/** Mail without a mail server: kept in memory for the page `/mail`, newest first. */
import type { Logger } from "#domain/ports/logger.ts";
import type { Mail, Mailer } from "#domain/ports/mail.ts";

const KEPT = 200;

/** Keeps the newest `keep` mails; with 0 it keeps none and `sent()` is null. */
export function createConsoleMailer(options: {
  log: Logger;
  now: () => number;
  keep?: number;
}): Mailer {
  const keep = options.keep ?? KEPT;
  const mails: (Mail & { sentAt: number })[] = [];
  const ids = new Set<string>();
  return {
    send(mail) {
      // Handlers run at least once: a repeated mail has the same id and is not kept twice.
      if (ids.has(mail.id)) return Promise.resolve();
      if (keep > 0) {
        ids.add(mail.id);
        mails.unshift({ ...mail, sentAt: options.now() });
        if (mails.length > keep) ids.delete(mails.pop()!.id);
      }
      // No recipient and no text: personal data does not belong in the log.
      options.log.info("mail sent", { mailId: mail.id });
      return Promise.resolve();
    },
    sent: () => keep > 0 ? [...mails] : null,
    close() {},
  };
}
