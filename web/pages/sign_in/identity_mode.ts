import type { Flows } from "#domain/ports/identity.ts";
import type { OwnAccounts } from "#domain/own_accounts.ts";
import type { System } from "../../system.ts";
import { refuse } from "../../answer/refused.ts";

/** Throws `not_found` where another server keeps the accounts: there is no such form then. */
export const ownAccounts = ({ identity }: Pick<System, "identity">): OwnAccounts =>
  identity.accounts ?? refuse("not_found");

/** Throws `not_found` where the accounts are ours: there is no such page then. */
export const theirFlows = ({ identity }: Pick<System, "identity">): Flows =>
  identity.flows ?? refuse("not_found");
