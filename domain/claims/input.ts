/** What people send about a claim, parsed. */
import { z } from "zod";
import { says } from "#words/problems.ts";
import { chosen } from "../chosen.ts";
import { reasonInput } from "../decisions/decision.ts";
import { lines } from "../text.ts";
import { claimKinds } from "./claim.ts";

/** Longest text of a claim or an answer, in characters. */
export const MAX_CLAIM_TEXT = 2_000;

const told = lines(MAX_CLAIM_TEXT).refine((text) => text !== "", says("required"));

/** What a claim says. */
export const claimWords = z.object({ kind: chosen(claimKinds), text: told });
export type ClaimWords = z.infer<typeof claimWords>;

export const answerInput = z.object({ text: told });

export const verdictInput = z.object({
  outcome: chosen(["upheld", "rejected"]),
  reason: reasonInput,
});
export type Verdict = z.infer<typeof verdictInput>;
