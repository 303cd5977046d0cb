import { assert, assertEquals } from "@std/assert";
import { createConsoleMailer } from "#adapters/mail/console.ts";
import { createLogger } from "#adapters/log.ts";

const mail = (id: string) => ({
  id,
  to: "bob@example.org",
  subject: "Your ticket",
  text: "Here it is, Bob.",
  html: "<p>Here it is, Bob.</p>",
});

function mailer(keep?: number) {
  const lines: string[] = [];
  const log = createLogger({ mode: "json", write: (line) => lines.push(line) });
  return { lines, mailer: createConsoleMailer({ log, now: () => 5, keep }) };
}

Deno.test("mails are kept, newest first, and not more than the newest few", async () => {
  const { mailer: console } = mailer(3);
  for (const id of ["a", "b", "c", "d"]) await console.send(mail(id));
  assertEquals(console.sent()!.map(({ id, sentAt }) => [id, sentAt]), [["d", 5], ["c", 5], [
    "b",
    5,
  ]]);
  const { mailer: usual } = mailer();
  for (let i = 0; i < 250; i++) await usual.send(mail(`m${i}`));
  assertEquals(usual.sent()!.length, 200);
});

Deno.test("the same mail sent again is not kept twice", async () => {
  const { mailer: console } = mailer();
  await console.send(mail("a"));
  await console.send(mail("a"));
  assertEquals(console.sent()!.length, 1);
});

Deno.test("the log says that a mail went out, and nothing of its reader", async () => {
  const { mailer: console, lines } = mailer();
  await console.send(mail("event1.receipt"));
  assertEquals(lines.length, 1);
  assertEquals(JSON.parse(lines[0]).mailId, "event1.receipt");
  assert(!/bob|ticket|Here/i.test(lines[0]));
});

Deno.test("a mailer that keeps none says so", async () => {
  const { mailer: console, lines } = mailer(0);
  await console.send(mail("a"));
  assertEquals([console.sent(), lines.length], [null, 1]);
});
