/** `deno task fuzz:texts [--rounds N] [--seed S]`: the whole list of texts, then rounds of random tickets. */
import fc from "fast-check";
import { argumentsOf, whole } from "#app/arguments.ts";
import { startApp } from "../http/app.ts";
import {
  anyTicket,
  naughtyTexts,
  peopleOf,
  throughFields,
  throughParameters,
  throughSale,
} from "./texts.ts";

/** Tickets of one round. */
const PER_ROUND = 25;

const { options: { rounds, seed } } = argumentsOf(
  "deno task fuzz:texts [--rounds N] [--seed S]",
  { rounds: whole(1, 20), seed: whole(0, Date.now() % 1_000_000) },
);
console.log(`seed ${seed}`);
const found: string[] = [];
/** Prints a failure and continues. */
async function attempt(what: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    found.push(what);
    console.log(`${what}\n${(error as Error).message.slice(0, 1_000)}\n`);
  }
}

const app = await startApp();
const people = await peopleOf(app);
for (const text of naughtyTexts) {
  const name = JSON.stringify(text).slice(0, 200);
  await attempt(`fields: ${name}`, () => throughFields(people.seller, text));
  await attempt(`parameters: ${name}`, () => throughParameters(app, text));
}
console.log(`${naughtyTexts.length} texts through every field and parameter`);
for (let round = 0; round < rounds; round++) {
  const sample = fc.sample(anyTicket, { seed: seed + round, numRuns: PER_ROUND });
  for (const sent of sample) {
    const name = `round ${round}: ${JSON.stringify(sent).slice(0, 2_000)}`;
    await attempt(name, () => throughSale(app, people, sent));
  }
}
console.log(`${rounds} rounds of ${PER_ROUND} tickets`);
await app.stop();
console.log(found.length === 0 ? "nothing found" : `${found.length} found`);
Deno.exit(found.length === 0 ? 0 : 1);
