/**
 * Pages per second of the built app, in turns with a minimal Fresh page and a bare `Deno.serve`, each in
 * its own process; only one process is under load at a time.
 */
import { HttpClient } from "./http_client.ts";
import { inTempFolder, median, perSecond, until } from "./measure.ts";
import { type Figure, paired } from "./report.ts";
import { concertId, fillRows, ticketId, tokenOf } from "./rows.ts";
import { answers, freePort, startServer } from "./server.ts";

const AT_ONCE = 16;
/** Five tickets for each concert. */
const TICKETS = 200;
const CONCERTS = 40;
const ROOT = new URL("../../", import.meta.url);

interface Subject {
  name: string;
  path: string;
  /** Number of the signed-in user; a visitor if absent. */
  who?: number;
  /** Accept-Encoding; without it nothing is compressed, as on the baseline pages. */
  encoding?: string;
  aim?: Figure["aim"];
  /** A text that the page must contain. */
  has: string;
}

/** `seconds` is how long each of the three is under load per round. */
export function measurePages(rounds: number, seconds: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/pages.db`;
    await fillRows(path, { tickets: TICKETS, concerts: CONCERTS, users: 10, signedIn: true });
    const bare = await startBare(folder);
    const server = await startServer(path);
    const connect = (port: number) =>
      Promise.all(Array.from({ length: AT_ONCE }, () => HttpClient.connect(port)));
    const [ours, fresh, deno] = [
      await connect(server.port),
      await connect(bare.fresh),
      await connect(bare.deno),
    ];
    try {
      const figures: Figure[] = [];
      for (const subject of await subjects(ours[0])) {
        const turns = [];
        for (let round = 0; round <= rounds; round++) {
          const turn = {
            ours: await ask(ours, subject, seconds),
            theirs: await ask(fresh, { path: "/", has: "Hello" }, seconds),
            deno: await ask(deno, { path: "/", has: "Hello" }, seconds),
          };
          if (round > 0) turns.push(turn);
        }
        const toDeno = median(turns.map(({ ours, deno }) => ours / deno));
        figures.push({
          ...paired(subject.name, "pages/s", "bare Fresh page", turns),
          aim: subject.aim,
          note: `${toDeno.toFixed(2)} × bare \`Deno.serve\``,
        });
      }
      return figures;
    } finally {
      for (const client of [...ours, ...fresh, ...deno]) client.close();
      await server.stop();
      await bare.stop();
    }
  });
}

/** The pages to measure; reserves a ticket for the page of an order. */
async function subjects(client: HttpClient): Promise<Subject[]> {
  const held = await client.request("/api/orders", tokenOf(1), { ticketId: ticketId(1) });
  if (held.status !== 201) throw new Error(held.body);
  const order = JSON.parse(held.body).id;
  const [ticket, available] = [`/tickets/${ticketId(100)}`, "Reserve"];
  const concert = `/concerts/${concertId(20)}`;
  const card = "card-title";
  return [
    { name: "home, 24 concerts, visitors", path: "/", has: card, aim: { least: 0.5 } },
    {
      name: "home, 24 concerts, visitors, compressed",
      path: "/",
      has: "",
      encoding: "gzip, deflate, br, zstd",
    },
    { name: "home, 24 concerts, signed in", path: "/", who: 2, has: card },
    { name: "concert, 5 offers, visitors", path: concert, has: card },
    { name: "concert, 5 offers, signed in", path: concert, who: 2, has: card },
    { name: "ticket, visitors", path: ticket, has: "to reserve" },
    { name: "ticket, signed in", path: ticket, who: 2, has: available },
    { name: "order, held", path: `/orders/${order}`, who: 1, has: "Pay now" },
  ];
}

/** Pages per second, over `AT_ONCE` connections. */
async function ask(
  clients: HttpClient[],
  { path, who, encoding, has }: Pick<Subject, "path" | "who" | "encoding" | "has">,
  seconds: number,
): Promise<number> {
  const token = who === undefined ? undefined : tokenOf(who);
  const { status, body } = await clients[0].request(path, token, undefined, { encoding });
  if (status !== 200 || !body.includes(has)) throw new Error(`${path}: ${status} ${body}`);
  const started = performance.now();
  let count = 0;
  await Promise.all(clients.map(async (client) => {
    for (; performance.now() - started < seconds * 1_000; count++) {
      await client.request(path, token, undefined, { encoding, unread: true });
    }
  }));
  return perSecond(count, performance.now() - started);
}

async function startBare(folder: string) {
  const out = `${folder}/bare`;
  const build = [
    "node_modules/vite/bin/vite.js",
    "build",
    "--config",
    "tests/bench/bare/fresh.config.ts",
  ];
  const { success, stderr } = await deno(["-A", ...build, "--logLevel", "error"], out).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  const [fresh, bare] = [freePort(), freePort()];
  const processes = [
    deno(["-A", "tests/bench/bare/serve.ts", "fresh", out, String(fresh)], out).spawn(),
    deno(["-A", "tests/bench/bare/serve.ts", "deno", String(bare)], out).spawn(),
  ];
  await until(() => answers(fresh, "/"));
  await until(() => answers(bare, "/"));
  return {
    fresh,
    deno: bare,
    stop: async () => {
      for (const process of processes) {
        process.kill("SIGTERM");
        await process.status;
      }
    },
  };
}

const deno = (args: string[], out: string) =>
  new Deno.Command(Deno.execPath(), {
    args: ["run", ...args],
    cwd: ROOT,
    env: { BARE_OUT: out },
    stdout: "null",
    stderr: "piped",
  });
