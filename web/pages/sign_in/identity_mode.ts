/** Who keeps the accounts: we, with forms of our own, or Kratos, with its flows. */
import type { Flows } from "#domain/ports/flows.ts";
import type { OwnAccounts } from "#domain/ports/own_accounts.ts";
import type { System } from "../../system.ts";
import { refuse } from "../../answer/refused.ts";

/** Throws `not_found` where Kratos keeps the accounts. */
export const requireOwnAccounts = ({ identity }: Pick<System, "identity">): OwnAccounts =>
  identity.accounts ?? refuse("not_found");

/** Throws `not_found` where the accounts are ours. */
export const requireFlows = ({ identity }: Pick<System, "identity">): Flows =>
  identity.flows ?? refuse("not_found");
