/** A real nginx with the files of deploy/nginx, installed as docs/deploy/nginx.md says. */
import https from "node:https";
import { assert } from "@std/assert";
import { Browser } from "../http/browser.ts";
import { freePort, until } from "../process/server.ts";

const deployed = new URL("../../deploy/nginx/", import.meta.url);
const INSTALL = "nginx is not installed: run `apt-get install nginx` as root, or install it as " +
  "your system does, so that it is on the PATH or at /usr/sbin/nginx";

/** The file of nginx itself that on Debian stands at /etc/nginx/nginx.conf. */
const main = (folder: string) => `
${Deno.uid() === 0 ? "user root;" : ""}
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
worker_processes 2;
events { worker_connections 1024; }
http {
  access_log off;
  ${
  ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) =>
    `${name}_temp_path ${folder}/${name};`
  ).join("\n  ")
}
  include conf.d/*.conf;
}
`;

/** Replaces each; a text that is not there is an error, so that the example cannot drift away from this. */
function replaced(text: string, values: [string, string][]): string {
  for (const [from, to] of values) {
    assert(text.includes(from), `the example has no ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

export class Nginx implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;
  readonly #ports = { http: freePort(), https: freePort() };
  private constructor(
    private readonly command: string,
    private readonly folder: string,
    private readonly certificate: string,
    readonly client: Deno.HttpClient,
  ) {}

  /** Makes the folder and a certificate; throws if nginx is not installed. */
  static async prepare(): Promise<Nginx> {
    const command = await findCommand();
    const folder = await Deno.makeTempDir();
    const openssl = await new Deno.Command("openssl", {
      args: [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
        ...["-nodes", "-days", "2", "-subj", "/CN=localhost"],
        ...["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=CA:FALSE"],
        ...["-keyout", `${folder}/key.pem`, "-out", `${folder}/certificate.pem`],
      ],
    }).output();
    assert(openssl.success, new TextDecoder().decode(openssl.stderr));
    const certificate = await Deno.readTextFile(`${folder}/certificate.pem`);
    const client = Deno.createHttpClient({ caCerts: [certificate] });
    return new Nginx(command, folder, certificate, client);
  }

  get origin(): string {
    return `https://localhost:${this.#ports.https}`;
  }

  /** Where plain http is answered. */
  get plainOrigin(): string {
    return `http://localhost:${this.#ports.http}`;
  }

  /** Settings of an exchange behind it. */
  get env(): Record<string, string> {
    return { ORIGIN: this.origin, TRUSTED_PROXIES: "1", ALLOW_SANDBOX: "on" };
  }

  /** Starts it in front of two processes on these ports. */
  async start(ports: readonly number[]): Promise<void> {
    const { folder } = this;
    await Deno.mkdir(`${folder}/conf.d`);
    await Deno.mkdir(`${folder}/ticketing`);
    for (const { name } of [...Deno.readDirSync(deployed)]) {
      await Deno.copyFile(new URL(name, deployed), `${folder}/ticketing/${name}`);
    }
    const example = await Deno.readTextFile(new URL("site.example.conf", deployed));
    const site = replaced(example, [
      ["127.0.0.1:8001", `127.0.0.1:${ports[0]}`],
      ["127.0.0.1:8002", `127.0.0.1:${ports[1]}`],
      ["  listen [::]:80;\n", ""], // not every machine has IPv6
      ["  listen [::]:443 ssl http2;\n", ""],
      ["listen 80;", `listen ${this.#ports.http};`],
      ["listen 443 ", `listen ${this.#ports.https} `],
      ["/etc/letsencrypt/live/tickets.example/fullchain.pem", `${folder}/certificate.pem`],
      ["/etc/letsencrypt/live/tickets.example/privkey.pem", `${folder}/key.pem`],
      ["server_name tickets.example;", "server_name localhost;"],
    ]);
    await Deno.writeTextFile(`${folder}/conf.d/ticketing.conf`, site);
    await Deno.writeTextFile(`${folder}/nginx.conf`, main(folder));
    await Deno.writeTextFile(`${folder}/error.log`, "");
    this.#child = new Deno.Command(this.command, {
      args: ["-e", `${folder}/error.log`, "-c", `${folder}/nginx.conf`],
      stdout: "null",
      stderr: "null",
    }).spawn();
    await until(
      () =>
        Deno.connect({ hostname: "127.0.0.1", port: this.#ports.https }).then(
          (c) => (c.close(), true),
          () => false,
        ),
      () => `nginx does not listen: ${this.log()}`,
    );
  }

  /** The error log. */
  log(): string {
    return Deno.readTextFileSync(`${this.folder}/error.log`);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.origin);
    const given: RequestInit & { client: Deno.HttpClient } = {
      redirect: "manual",
      client: this.client,
      ...init,
    };
    return fetch(url, given);
  }

  /** A browser; signed in if a token is given. */
  visitor(token?: string): Browser {
    const browser = new Browser(this.origin, (path, init) => this.fetch(path, init));
    if (token) browser.cookies.set("__Host-session", token);
    return browser;
  }

  /** A raw encrypted connection. */
  connect(): Promise<Deno.TlsConn> {
    const { certificate } = this;
    return Deno.connectTls({
      hostname: "localhost",
      port: this.#ports.https,
      caCerts: [certificate],
    });
  }

  /** Connects from another address of this machine, and returns the answer's headers. */
  async fetchFrom(localAddress: string, path: string, headers: Record<string, string> = {}) {
    const { promise, resolve, reject } = Promise.withResolvers<Headers>();
    https.get({
      host: "localhost",
      family: 4,
      port: this.#ports.https,
      path,
      headers,
      localAddress,
      ca: this.certificate,
      agent: false,
    }, (res) => {
      res.resume();
      res.on("end", () => resolve(new Headers(res.headers as Record<string, string>)));
    }).on("error", reject);
    return await promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.close();
    this.#child?.kill("SIGTERM");
    await this.#child?.status;
    await Deno.remove(this.folder, { recursive: true });
  }
}

async function findCommand(): Promise<string> {
  for (const command of ["nginx", "/usr/sbin/nginx"]) {
    try {
      await new Deno.Command(command, { args: ["-v"], stderr: "null" }).output();
      return command;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  throw new Error(INSTALL);
}
