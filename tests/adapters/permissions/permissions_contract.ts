/**
 * The contract of the permissions port: every permit for every kind of thing and person. Combinations not
 * in the table are forbidden.
 */
import { assertEquals } from "@std/assert";
import type { Concert } from "#domain/concerts/concert.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Permissions, Permit, Subject, Thing } from "#domain/ports/permissions.ts";
import { type TicketStatus, ticketStatuses } from "#domain/tickets/seat.ts";
import { termsOf } from "#domain/tickets/terms.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { aPayment } from "../help.ts";

export interface PermissionsUnderTest extends AsyncDisposable {
  permissions: Permissions;
  /** Adds a member, and tells the evaluator. */
  addMember(group: string, userId: string): Promise<void>;
  /** Tells the evaluator what it cannot read from the things themselves. */
  know(things: readonly Thing[]): Promise<void>;
}

export const people = {
  visitor: null,
  seller: "alice",
  buyer: "bob",
  stranger: "carol",
  moderator: "mia",
  operator: "otto",
} as const satisfies Record<string, Subject>;
type Person = keyof typeof people;

export const everyone = Object.keys(people) as Person[];
export const permits: Permit[] = [
  "view",
  "edit",
  "order",
  "cancel",
  "refund",
  "review",
  "moderate",
];
type Row = Partial<Record<Permit, readonly Person[]>>;

const hiddenTicket: Row = {
  view: ["seller", "moderator"],
  edit: ["seller"],
  order: ["buyer", "stranger", "moderator", "operator"],
  review: ["moderator"],
};
const shownTicket: Row = { ...hiddenTicket, view: everyone };

const ticketRows: Record<TicketStatus, Row> = {
  pending: hiddenTicket,
  available: shownTicket,
  reserved: shownTicket,
  sold: shownTicket,
  withdrawn: shownTicket,
  rejected: hiddenTicket,
};
const orderRow: Row = {
  view: ["buyer", "seller", "moderator"],
  edit: ["buyer"],
  cancel: ["moderator"],
  refund: ["moderator"],
};
const hiddenConcert: Row = { view: ["moderator"], moderate: ["moderator"] };
const shownConcert: Row = { ...hiddenConcert, view: everyone };
const paymentRow: Row = { view: ["buyer", "seller", "moderator"], edit: ["buyer"] };
const moderatorsRow: Row = { view: ["moderator"], review: ["moderator"] };
const operatorsRow: Row = { view: ["operator"] };

const now = Date.parse("2030-01-01T12:00:00Z");
const stored = { createdAt: now, updatedAt: now, version: 1 };
const price = { amount: 1250, currency: "EUR" };
const terms = {
  title: "A concert",
  venue: "Hall",
  city: "Paris",
  startsAt: now + 86_400_000,
  timeZone: "Europe/Paris",
  section: null,
  row: null,
  seat: null,
  faceValue: price,
  price,
  codeHash: "hash",
};
const ticket = (status: TicketStatus): Ticket => ({
  ...stored,
  ...terms,
  id: `ticket-${status}`,
  listingId: `ticket-${status}`,
  concertId: null,
  split: "any",
  description: "",
  sellerId: "alice",
  status,
  orderId: null,
  heldUntil: null,
  code: "sealed",
  codeType: "qr",
  unpaidAt: [],
  barred: false,
  retired: false,
});
const concert = (approved: boolean): Concert => ({
  ...stored,
  id: approved ? "concert-public" : "concert-hidden",
  name: terms.title,
  venue: terms.venue,
  city: terms.city,
  country: "FR",
  startsAt: terms.startsAt,
  timeZone: terms.timeZone,
  status: "scheduled",
  movedAt: null,
  movedFrom: null,
  mergedInto: null,
  createdBy: "alice",
  listed: true,
  approved,
  formerIdentities: [],
  nameless: false,
  merges: 0,
});
const order: Order = {
  ...stored,
  id: "order-1",
  listingId: "ticket-reserved",
  ticketIds: ["ticket-reserved"],
  concertId: null,
  terms: termsOf(terms, [{ id: "ticket-reserved", seat: null, codeHash: "hash" }]),
  buyerId: "bob",
  sellerId: "alice",
  paymentId: "payment-1",
  attempts: 1,
  status: "awaiting:payment",
  cancelReason: null,
  hurried: false,
  atBank: false,
  expiresAt: now + 900_000,
  completedAt: null,
};
const payment: Payment = aPayment(now, {
  id: "payment-1",
  orderId: order.id,
  listingId: order.listingId,
  ticketIds: order.ticketIds,
});

/** Each thing, and who has which permit on it. */
export const table: [string, Thing, Row][] = [
  ...ticketStatuses.map((status): [string, Thing, Row] => [
    `a ticket that is ${status}`,
    { namespace: "Ticket", value: ticket(status) },
    ticketRows[status],
  ]),
  ["a concert that was never approved", {
    namespace: "Concert",
    value: concert(false),
  }, hiddenConcert],
  ["a public concert", { namespace: "Concert", value: concert(true) }, shownConcert],
  ["an order", { namespace: "Order", value: order }, orderRow],
  ["a payment", { namespace: "Payment", value: payment }, paymentRow],
  ["the moderators", { namespace: "Group", value: { id: "moderators" } }, moderatorsRow],
  ["the operators", { namespace: "Group", value: { id: "operators" } }, operatorsRow],
];

export function permissionsContract(name: string, make: () => Promise<PermissionsUnderTest>): void {
  for (const [what, thing, row] of table) {
    Deno.test(`${name}: permits on ${what} match the table`, async () => {
      await using under = await prepared(make);
      for (const permit of permits) {
        const allowed: Person[] = [];
        for (const person of everyone) {
          if (await under.permissions.allows(people[person], permit, thing)) allowed.push(person);
        }
        const wanted = everyone.filter((person) => row[permit]?.includes(person));
        assertEquals(allowed, wanted, `${permit} ${what}`);
      }
    });
  }

  Deno.test(`${name}: a user's groups are listed by name`, async () => {
    await using under = await prepared(make);
    assertEquals(await under.permissions.groupsOf("mia"), ["moderators"]);
    assertEquals(await under.permissions.groupsOf("otto"), ["operators"]);
    assertEquals(await under.permissions.groupsOf("bob"), []);
  });

  Deno.test(`${name}: without any group nobody moderates`, async () => {
    await using under = await make();
    await under.know(table.map(([, thing]) => thing));
    const thing = { namespace: "Order", value: order } as const;
    assertEquals(await under.permissions.allows("mia", "refund", thing), false);
    assertEquals(await under.permissions.allows("moderators", "refund", thing), false);
  });
}

export async function prepared(
  make: () => Promise<PermissionsUnderTest>,
): Promise<PermissionsUnderTest> {
  const under = await make();
  await under.addMember("moderators", "mia");
  await under.addMember("operators", "otto");
  await under.know(table.map(([, thing]) => thing));
  return under;
}
