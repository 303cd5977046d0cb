/** Listings of several tickets, for tests of selling. */
import { addMember } from "#domain/groups/commands.ts";
import type { Listing } from "#domain/tickets/listing.ts";
import { Exchange, must } from "../exchange.ts";

const olga = { by: "terminal:olga", why: "she moderates" };

export const statuses = ({ seats }: Listing) => seats.map(({ status }) => status);

export async function cast(env: Record<string, string> = {}, options: { workers?: false } = {}) {
  const e = await Exchange.open(env, options);
  const [alice, bob, carol, mona] = await Promise.all(
    ["alice", "bob", "carol", "mona"].map((name) => e.user(name)),
  );
  must(await addMember(e.x, "moderators", mona, olga));
  return { e, alice, bob, carol, mona };
}
