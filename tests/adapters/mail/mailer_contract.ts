/** The contract of the mailer port. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Logger } from "#domain/ports/logger.ts";
import type { Mail, Mailer } from "#domain/ports/mail.ts";
import { createLogger } from "#adapters/log/mod.ts";

/** A mail as its recipient gets it. */
export interface Arrived {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

interface OpenedMailer extends AsyncDisposable {
  mailer: Mailer;
  arrived(): Arrived[];
}

export const mailNo = (n: number | string, over: Partial<Mail> = {}): Mail => ({
  id: `bought.${n}`,
  to: "bob@example.org",
  subject: "Your ticket",
  text: "Hello Bob,\n\nhere it is.\n",
  html: "<!doctype html>\n<p>Hello Bob,</p><p>here it is.</p>",
  ...over,
});

/** Long lines, a line with only a dot, and letters of many scripts. */
const HARD = ["Żółw 東京 🎟 é", ".", "..", "x".repeat(2_000), "From here on", "-- ", "a = b"].join(
  "\n",
);

export function mailerContract(name: string, open: (log: Logger) => Promise<OpenedMailer>): void {
  async function opened(run: (o: OpenedMailer, lines: string[]) => Promise<void>): Promise<void> {
    const lines: string[] = [];
    const log = createLogger({ mode: "json", write: (line) => lines.push(line) });
    await using it = await open(log);
    await run(it, lines);
    it.mailer.close();
  }
  const test = (what: string, run: (o: OpenedMailer, lines: string[]) => Promise<void>) =>
    Deno.test(`${name}: ${what}`, () => opened(run));

  test("a mail arrives as it was written, in both forms", async ({ mailer, arrived }) => {
    const subject = `Your ticket for $& <b>"Żółw"</b> 東京 🎟 ${"long ".repeat(30)}end`;
    const html = `<p title="&amp;">${HARD}</p>`;
    await mailer.send(mailNo(1, { subject, text: `${HARD}\n`, html }));
    assertEquals(arrived(), [{
      id: "bought.1",
      to: "bob@example.org",
      subject,
      text: `${HARD}\n`,
      html,
    }]);
  });

  test("a mail that is sent again can be recognised by its id", async ({ mailer, arrived }) => {
    await mailer.send(mailNo(1));
    await mailer.send(mailNo(1));
    await mailer.send(mailNo(2));
    assertEquals([...new Set(arrived().map(({ id }) => id))].sort(), ["bought.1", "bought.2"]);
  });

  test("many simultaneous mails all arrive", async ({ mailer, arrived }) => {
    const ids = Array.from({ length: 50 }, (_, i) => mailNo(i));
    await Promise.all(ids.map((mail) => mailer.send(mail)));
    assertEquals(arrived().map(({ id }) => id).sort(), ids.map(({ id }) => id).sort());
  });

  test(
    "the log names the mail that was sent, and nothing about its recipient",
    async ({ mailer }, lines) => {
      await mailer.send(mailNo("event1"));
      assertEquals(lines.length, 1);
      assertEquals(JSON.parse(lines[0]).mailId, "bought.event1");
      assert(!/bob|ticket|Hello/i.test(lines[0]));
    },
  );

  test("it keeps sent mails for the development page, or none", async ({ mailer }) => {
    await mailer.send(mailNo(1));
    for (const { sentAt, ...mail } of mailer.sent() ?? []) {
      assertEquals(mail, mailNo(1));
      assertMatch(String(sentAt), /^\d+$/);
    }
  });

  test("closing it is idempotent", async ({ mailer, arrived }) => {
    await mailer.send(mailNo(1));
    mailer.close();
    mailer.close();
    assertStringIncludes(arrived()[0].text, "here it is.");
    return Promise.resolve();
  });
}
