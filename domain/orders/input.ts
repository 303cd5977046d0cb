/** What a buyer sends when reserving, parsed. */
import { says } from "#words/problems.ts";
import { z } from "zod";

/** The length of the hold that the buyer saw, in seconds: the range of `ORDER_EXPIRATION_SECONDS`. */
export const holdSecondsInput = z.int(says("whole_number")).min(0, says("at_least", { min: 0 }))
  .max(86_400, says("at_most", { max: 86_400 }));
