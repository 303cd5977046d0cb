/** Every broken rule that the simulation must find. */
import { booksMutations } from "./books.ts";
import { chargeMutations } from "./charges.ts";
import { claimMutations } from "./claims.ts";
import { disputeMutations } from "./disputes.ts";
import { type Mutation, mutations } from "./mutations.ts";
import { payoutMutations } from "./payouts.ts";
import { readMutations } from "./reads.ts";
import { setMutations } from "./sets.ts";

export const allMutations: readonly Mutation[] = [
  ...mutations,
  ...setMutations,
  ...payoutMutations,
  ...booksMutations,
  ...claimMutations,
  ...disputeMutations,
  ...chargeMutations,
  ...readMutations,
];
