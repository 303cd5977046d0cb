/** Repeatedly kills the built app under load, restarts it on the same file, and checks what it acknowledged. */
import { Server, until } from "../process/server.ts";
import { randomFrom } from "../simulation/random.ts";
import { checkTheFile, checkWhatPeopleSee } from "./check.ts";
import { Journal } from "./journal.ts";
import { CutOff, Person } from "./people.ts";

const SELLERS = 2;
const BUYERS = 6;
/** Newcomers join the buyers up to this number. */
const MOST_BUYERS = 12;
/** Long enough to pay after a restart, short enough to wait for all holds at the end. */
const HOLD_SECONDS = 30;
/** Range of requests between two kills, counted instead of time because machines differ in speed. */
const REQUESTS = { least: 5, most: 250 };

interface Report {
  readonly kills: number;
  readonly requests: number;
  readonly cutOff: number;
  readonly accounts: number;
  readonly tickets: number;
  readonly orders: number;
  readonly paid: number;
  readonly complete: number;
  /** Violations; empty on success. */
  readonly violations: readonly string[];
}

export async function crash(
  options: { kills: number; seed: number; tell?: (line: string) => void },
): Promise<Report> {
  const { kills, seed, tell = () => {} } = options;
  const random = randomFrom(seed, "crash");
  const journal = new Journal();
  await using server = await Server.prepare({
    ORDER_EXPIRATION_SECONDS: String(HOLD_SECONDS),
    RATE_LIMITS: "off",
    MAX_HOLDS: "0",
    REHOLD_COOLDOWN_SECONDS: "0",
    DEMO: "off",
  });
  const person = (name: string) => new Person(name, server.origin, journal, randomFrom(seed, name));
  const sellers = Array.from({ length: SELLERS }, (_, n) => person(`seller${n}`));
  const buyers = Array.from({ length: BUYERS }, (_, n) => person(`buyer${n}`));
  const people = [...sellers, ...buyers];
  await server.start();
  await Promise.all(people.map((one) => one.signUp()));
  await Promise.all(sellers.map((one) => one.list()));

  for (let kill = 1; kill <= kills; kill++) {
    const newcomer = person(`newcomer${kill}`);
    const round = { over: false };
    const load = [
      ...sellers.map((one) => repeat(round, () => one.list(), 150)),
      ...buyers.map((one) => repeat(round, () => one.act())),
      // A newcomer signs up while the process is killed, and buys once that is acknowledged.
      repeat(round, async () => {
        if (!journal.accounts.has(newcomer.name)) await newcomer.signUp();
        else await newcomer.act();
      }, 50),
    ];
    const before = journal.requests;
    const enough = before + REQUESTS.least + random() * (REQUESTS.most - REQUESTS.least);
    await until(() => journal.requests >= enough, () => `${journal.requests - before} requests`);
    // Varies the phase of a request in which the kill comes.
    await new Promise((resolve) => setTimeout(resolve, random() * 20));
    round.over = true;
    await server.end("SIGKILL");
    await Promise.all(load);
    await server.start();
    tell(
      `kill ${kill} after ${journal.requests - before} requests: ` +
        `${journal.orders.size} orders known, ${journal.cutOff} requests cut off`,
    );
    if (journal.violations.length > 0) break;
    if (!journal.accounts.has(newcomer.name)) continue;
    people.push(newcomer);
    if (buyers.length < MOST_BUYERS) buyers.push(newcomer);
  }

  const seen = await checkWhatPeopleSee(server, journal, people, person);
  await server.end("SIGTERM");
  journal.violations.push(...await checkTheFile(server));
  const known = [...journal.orders.values()];
  return {
    kills,
    requests: journal.requests,
    cutOff: journal.cutOff,
    accounts: journal.accounts.size,
    tickets: journal.tickets.size,
    orders: known.length,
    paid: known.filter(({ paidAt }) => paidAt !== null).length,
    complete: seen.complete,
    violations: journal.violations,
  };
}

/** Repeats an action until the round is over or the process is killed. */
async function repeat(
  round: { over: boolean },
  act: () => Promise<void>,
  pauseMs = 0,
): Promise<void> {
  while (!round.over) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
      return;
    }
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
