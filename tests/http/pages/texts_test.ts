/** A sample of the texts that `deno task fuzz:texts` tries in full. */
import { assert } from "@std/assert";
import fc from "fast-check";
import {
  anyTicket,
  naughtyTexts,
  peopleOf,
  throughFields,
  throughParameters,
  throughSale,
} from "../../fuzz/texts.ts";
import { startApp, test } from "../app.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** Every n-th text of the list, which includes our own at its end. */
const EVERY = 16;
const SEED = 20_261_129;

test("difficult texts are stored in their documented form or refused, in every field and query", async () => {
  const { seller } = await peopleOf(app);
  const sample = naughtyTexts.filter((_, i) => i % EVERY === 0 || i >= naughtyTexts.length - 30);
  assert(sample.length > 50);
  for (const text of sample) {
    await throughFields(seller, text);
    await throughParameters(app, text);
  }
});

test("tickets with any characters are listed, shown, sold, mailed and drawn unchanged", async () => {
  const people = await peopleOf(app);
  for (const sent of fc.sample(anyTicket, { seed: SEED, numRuns: 8 })) {
    await throughSale(app, people, sent);
  }
});
