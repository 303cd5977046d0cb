/** What a buyer sends when reserving, parsed. */
import { says } from "#words/problems.ts";
import { z } from "zod";

/** The length of the hold that the buyer saw, in seconds: the range of `ORDER_EXPIRATION_SECONDS`. */
export const holdSecondsInput = z.int(says("whole_number")).min(0, says("at_least", { min: 0 }))
  .max(86_400, says("at_most", { max: 86_400 }));

/** The start of the concert that the buyer saw: an RFC 3339 time, as epoch ms. */
export const startSeenInput = z.iso.datetime({
  offset: true,
  error: "Must be a time such as 2027-05-01T20:00:00+02:00",
}).transform((text) => Date.parse(text));
