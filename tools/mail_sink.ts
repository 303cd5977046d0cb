/** An SMTP server for tests: collects or reports mails, and refuses chosen addresses. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerError } from "smtp-server";

export interface Received {
  /** Sender and recipients of the envelope. */
  from: string;
  to: string[];
  mail: ParsedMail;
}

export interface Sink extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly received: Received[];
  /** Addresses to refuse as sender or recipient, with the SMTP code. */
  readonly refused: Map<string, number>;
  /** Stops it and cuts off its connections. */
  close(): Promise<void>;
}

interface SinkOptions {
  port?: number;
  /** Uses the library's built-in certificate, whose key is public. */
  tls?: "smtps" | "starttls";
  /** Receives each mail, which is then not collected. */
  onMail?: (mail: Received) => void;
}

export async function openSink({ port = 0, tls, onMail }: SinkOptions = {}): Promise<Sink> {
  const received: Received[] = [];
  const refused = new Map<string, number>();
  const check = (address: string): SMTPServerError | null => {
    const code = refused.get(address);
    return code ? Object.assign(new Error(`<${address}> not here`), { responseCode: code }) : null;
  };
  const server = new SMTPServer({
    secure: tls === "smtps",
    disabledCommands: tls === "starttls" ? ["AUTH"] : ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 1,
    onMailFrom: ({ address }, _session, callback) => callback(check(address)),
    onRcptTo: ({ address }, _session, callback) => callback(check(address)),
    async onData(stream, { envelope }, callback) {
      const mail = await simpleParser(stream);
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      const one = { from, to: envelope.rcptTo.map(({ address }) => address), mail };
      if (onMail) onMail(one);
      else received.push(one);
      callback(null);
    },
  });
  server.on("error", () => {}); // from clients that are cut off
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const at = (server.server.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return {
    port: at,
    url: `${tls === "smtps" ? "smtps" : "smtp"}://127.0.0.1:${at}`,
    received,
    refused,
    close,
    [Symbol.asyncDispose]: close,
  };
}
