/** Fills an empty exchange with demo data, so that the first start shows something. */
import type { Services } from "../ports/services.ts";
import type { Result } from "../result.ts";
import { listTickets } from "../tickets/list_tickets.ts";
import { listings } from "../tickets/listing.ts";
import { emailKey } from "../users/email.ts";
import { type User, users } from "../users/user.ts";
import { demoListings } from "./listings.ts";

interface DemoAccount {
  name: string;
  email: string;
  password: string;
  /** What the account is for, in one line. */
  about: string;
}

/** Printed at startup; both can buy and sell. */
export const demoAccounts: readonly [DemoAccount, DemoAccount] = [
  { name: "Ada", email: "ada@demo.test", password: "ada-sells-tickets", about: "sells tickets" },
  { name: "Bob", email: "bob@demo.test", password: "bob-buys-tickets", about: "buys them" },
];

/** Other sellers: nobody can sign in as one of them. */
const sellers = [
  { name: "Noor", email: "noor@demo.test" },
  { name: "Piotr", email: "piotr@demo.test" },
  { name: "Marisol", email: "marisol@demo.test" },
];

/** Creates an account that one can sign in to. */
type SignUp = (account: DemoAccount) => Promise<Result<User>>;

/** With moderation on, every 12th listing is pending; the others are on sale. */
const EVERY_WAITING = 12;

/** Creates the accounts and 60 listings, unless there are any. Returns how many it made. */
export async function fillWithDemo(x: Services, signUp: SignUp): Promise<number> {
  const known = await x.store.listKeys(listings, "seller", { limit: 1 });
  if (known.length > 0) {
    x.log.info("demo_left_out", { why: "the database has tickets already" });
    return 0;
  }
  // One after another, so that nothing keeps running after a failure is thrown.
  const people: User[] = [];
  for (const account of demoAccounts) {
    people.push(
      await accountOf(x, account.email, async () => {
        const made = await signUp(account);
        if (!made.ok) throw new Error(`The demo account was refused: ${made.refusal.code}`);
        return made.value;
      }),
    );
  }
  for (const seller of sellers) {
    people.push(
      await accountOf(x, seller.email, () => {
        const id = x.store.newId();
        return x.store.transact((tx) => tx.create(users, { id, ...seller }));
      }),
    );
  }
  if (x.settings.moderation) {
    for (const { id } of people) {
      await x.store.transact(async (tx) => {
        const user = (await tx.get(users, id))!;
        if (user.approvedName !== user.name) tx.put(users, { ...user, approvedName: user.name });
      });
    }
  }
  const [ada, _bob, ...others] = people;
  const offers = demoListings(x.store.now(), x.settings);
  await Promise.all(offers.map(async (_, i) => {
    // Every third listing is Ada's. They are made out of date order, as people would.
    const seller = i % 3 === 0 ? ada : others[i % others.length];
    const waits = i % EVERY_WAITING === EVERY_WAITING - 1;
    const market = waits ? x : { ...x, settings: { ...x.settings, moderation: false } };
    const listed = await listTickets(market, seller.id, offers[(i * 23) % offers.length]);
    if (!listed.ok) throw new Error(`A demo listing was refused: ${listed.refusal.code}`);
  }));
  const waiting = x.settings.moderation ? Math.floor(offers.length / EVERY_WAITING) : 0;
  const tickets = offers.reduce((sum, offer) => sum + offer.tickets.length, 0);
  x.log.info("demo_filled", { listings: offers.length, tickets, waiting });
  return offers.length;
}

/** The account with this address, created if it does not exist. */
async function accountOf(x: Services, email: string, make: () => Promise<User>): Promise<User> {
  return await x.store.find(users, "email", [emailKey(email)]) ?? await make();
}
