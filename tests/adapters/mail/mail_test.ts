/** Mail: what the console mailer keeps, what an SMTP server receives, and how its refusals are handled. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { createConsoleMailer } from "#adapters/mail/console.ts";
import { createSmtpMailer, serverIn } from "#adapters/mail/smtp.ts";
import { createLogger } from "#adapters/log/mod.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { MailRefused } from "#domain/ports/mail.ts";
import { openSink, type Received, type Sink } from "../../../tools/mail_sink.ts";
import { type Arrived, mailerContract, mailNo } from "./mailer_contract.ts";

const quiet = createLogger({ mode: "json", write() {} });

const smtp = (url: string, log: Logger = quiet, sendWithinMs?: number) =>
  createSmtpMailer({
    url,
    from: "Ticketing <tickets@tickets.example>",
    origin: "https://tickets.example",
    log,
    sendWithinMs,
  });

mailerContract("console", (log) => {
  const mailer = createConsoleMailer({ log, now: () => 5 });
  return Promise.resolve({
    mailer,
    arrived: () => mailer.sent()!.map(({ sentAt: _, ...mail }) => mail),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
});

mailerContract("smtp", async (log) => {
  const sink = await openSink();
  return {
    mailer: smtp(sink.url, log),
    arrived: () => sink.received.map(asArrived),
    [Symbol.asyncDispose]: () => sink.close(),
  };
});

/** A received mail in the contract's form, with the id from its Message-ID. */
function asArrived({ mail }: Received): Arrived {
  const [, id] = /^<(.+)@tickets\.example>$/.exec(mail.messageId ?? "")!;
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
  return {
    id,
    to: to!.value[0].address!,
    subject: mail.subject!,
    text: mail.text!,
    html: mail.html || "",
  };
}

Deno.test("the console keeps a bounded number of mails, newest first", async () => {
  const few = createConsoleMailer({ log: quiet, now: () => 5, keep: 3 });
  for (const id of ["a", "b", "c", "d"]) await few.send(mailNo(id));
  assertEquals(few.sent()!.map(({ id }) => id), ["bought.d", "bought.c", "bought.b"]);
  const usual = createConsoleMailer({ log: quiet, now: () => 5 });
  for (let i = 0; i < 250; i++) await usual.send(mailNo(i));
  assertEquals(usual.sent()!.length, 200);
  const none = createConsoleMailer({ log: quiet, now: () => 5, keep: 0 });
  await none.send(mailNo("a"));
  assertEquals(none.sent(), null);
});

async function withSink(run: (sink: Sink, mailer: ReturnType<typeof smtp>) => Promise<void>) {
  await using sink = await openSink();
  const mailer = smtp(sink.url);
  await run(sink, mailer);
  mailer.close();
}

Deno.test("a mail names its sender and is marked as auto-generated", () =>
  withSink(async (sink, mailer) => {
    await mailer.send(mailNo(1));
    const [{ from, to, mail }] = sink.received;
    assertEquals([from, to], ["tickets@tickets.example", ["bob@example.org"]]);
    assertEquals(mail.from!.text, '"Ticketing" <tickets@tickets.example>');
    assertEquals(mail.headers.get("auto-submitted"), "auto-generated");
  }));

Deno.test("neither a subject nor an address adds a recipient", () =>
  withSink(async (sink, mailer) => {
    await mailer.send(mailNo(1, { subject: "Hello\r\nBcc: eve@example.org" }));
    for (
      const to of [
        "bob@example.org, eve@example.org",
        "bob@example.org>\r\nRCPT TO:<eve@example.org",
      ]
    ) {
      await rejected(mailer.send(mailNo(2, { to })));
    }
    assertEquals(sink.received.map(({ to }) => to), [["bob@example.org"]]);
    assertEquals(sink.received[0].mail.bcc, undefined);
  }));

Deno.test("a mailbox that does not exist is a final refusal, whose message does not contain the address", () =>
  withSink(async (sink, mailer) => {
    sink.refused.set("bob@example.org", 550);
    const error = await rejected(mailer.send(mailNo(1)));
    assert(error instanceof MailRefused);
    assertMatch(error.message, /550/);
    assert(!error.message.includes("bob"), error.message);
    await mailer.send(mailNo(2, { to: "alice@example.org" }));
    assertEquals(sink.received.map(({ to }) => to), [["alice@example.org"]]);
  }));

Deno.test("a full mailbox and an unknown sender are temporary failures", () =>
  withSink(async (sink, mailer) => {
    sink.refused.set("bob@example.org", 452);
    sink.refused.set("tickets@tickets.example", 550);
    assert(!(await rejected(mailer.send(mailNo(1))) instanceof MailRefused));
    sink.refused.delete("tickets@tickets.example");
    assert(!(await rejected(mailer.send(mailNo(1))) instanceof MailRefused));
    sink.refused.clear();
    await mailer.send(mailNo(1));
    assertEquals(sink.received.length, 1);
  }));

Deno.test("after an outage the same mailer delivers again", async () => {
  const first = await openSink();
  const mailer = smtp(first.url);
  await mailer.send(mailNo(1));
  await first.close();
  assert(!(await rejected(mailer.send(mailNo(2))) instanceof MailRefused));
  await using second = await openSink({ port: first.port });
  await mailer.send(mailNo(2));
  assertEquals(second.received.map(({ mail }) => mail.messageId), ["<bought.2@tickets.example>"]);
  mailer.close();
});

Deno.test("a silent server cannot delay a mail beyond the timeout", async () => {
  using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const accepted = listener.accept();
  const mailer = smtp(`smtp://127.0.0.1:${listener.addr.port}`, quiet, 200);
  const began = performance.now();
  assert(!(await rejected(mailer.send(mailNo(1))) instanceof MailRefused));
  assert(performance.now() - began < 9_000, "less than the timeout of the greeting");
  mailer.close();
  (await accepted).close();
});

Deno.test("a server with an untrusted certificate gets no mail, by smtps or STARTTLS", async () => {
  for (const tls of ["smtps", "starttls"] as const) {
    await using sink = await openSink({ tls });
    const mailer = smtp(sink.url);
    assertMatch(String(await rejected(mailer.send(mailNo(1)))), /self-signed certificate/);
    assertEquals(sink.received, []);
    mailer.close();
  }
});

Deno.test("the options are read from the server's URL, and a password requires TLS", () => {
  assertEquals(serverIn("smtp://mail.example"), {
    host: "mail.example",
    port: 587,
    secure: false,
    requireTLS: false,
    auth: undefined,
  });
  assertEquals(serverIn("smtps://tick%40ets:p%3Ass@mail.example"), {
    host: "mail.example",
    port: 465,
    secure: true,
    requireTLS: false,
    auth: { user: "tick@ets", pass: "p:ss" },
  });
  assert(serverIn("smtp://u:p@mail.example:25").requireTLS);
  assert(!serverIn("smtp://u:p@127.0.0.1:25").requireTLS);
  assertEquals(serverIn("smtp://[::1]:25").host, "::1");
});

async function rejected(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("the promise was not rejected");
}
