import type { FormProps } from "#web/parts/form.ts";
import { says } from "#words/problems.ts";
import type { InferData } from "fresh/types";
import { EditPage, type EditView, LockedPage, type LockedView } from "#web/pages/sell/SellPage.tsx";
import type { Concert } from "#domain/concerts/concert.ts";
import type { Refusal } from "#domain/refusals.ts";
import { isCalledOff } from "#domain/concerts/find_or_make.ts";
import { editListing } from "#domain/tickets/edit_listing.ts";
import { findTicket, revealCode } from "#domain/tickets/queries.ts";
import { type Listing, listings, ticketsOf } from "#domain/tickets/listing.ts";
import { type Ticket, ticketState } from "#domain/tickets/ticket.ts";
import { type Form, readForm } from "#web/request/body.ts";
import { guardedEdits } from "#web/pages/sell/code_guard.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { listedNotice } from "#web/pages/sell/listed_notice.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import { atTheirFields, parseSellForm, sellValues } from "#web/pages/sell/sell_form.ts";
import { chosenConcert, movedConcertView } from "#web/pages/sell/moved_concert.ts";
import { previewProps, sellFormProps } from "#web/pages/sell/sell_page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Preview from "#islands/SellPreview.tsx";

export default function Edit({ data, state }: Props<InferData<typeof handlers>>) {
  if (!("form" in data)) return <LockedPage view={data} />;
  return (
    <EditPage view={data}>
      <Preview {...previewProps(data.form, state.manner, null)} />
    </EditPage>
  );
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const own = await ownListing(ctx);
    if (await isCalledOff(ctx.state.system.store, own.listing)) refuse("concert_cancelled");
    const locked = lockedView(ctx, own);
    if (locked) return await page(ctx, locked, { status: 409 });
    return await show(ctx, own, blankForm(sellValues(own.tickets, own.codes)));
  },

  async POST(ctx: Ctx<"id">) {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const sent = await readForm(ctx.req);
    const { values, joined, anotherConcert } = await chosenConcert(ctx, sent, user.id);
    const own = await ownListing(ctx);
    const { listing, tickets, codes } = own;
    const version = Number(values.version);
    if (!Number.isInteger(version)) {
      const errors = [{ path: "version", message: says("open_again") }];
      return await refused(ctx, own, values, { code: "invalid", errors });
    }
    // A row for each ticket, whatever the form says.
    const form = { ...values, rows: String(tickets.length) };
    const former = { ...tickets[0], ...(joined && startOf(joined)) };
    const parsed = parseSellForm(form, system.settings, ctx.state.manner.locale, former);
    if (!parsed.ok) {
      return await refused(ctx, own, form, { code: "invalid", errors: parsed.errors });
    }
    const change = {
      ...parsed.input,
      anotherConcert,
      tickets: parsed.input.tickets.map((row, i) => ({
        ...row,
        id: tickets[i].id,
        // One field for all: unless it is changed, tickets of different kinds keep theirs.
        ...(row.codeType === tickets[0].codeType && { codeType: tickets[i].codeType }),
      })),
    };
    const result = await guardedEdits(
      ctx,
      user.id,
      change.tickets.map(({ code }, i) => ({ code, present: codes[i] })),
      () => editListing(system, user.id, listing.id, change, version),
    );
    if (!result.ok) return await refused(ctx, own, form, result.refusal);
    return redirectWithNotice(ctx, `/tickets/${ctx.params.id}`, listedNotice(result.value, false));
  },
};

const startOf = ({ startsAt, timeZone }: Concert) => ({ startsAt, timeZone });

interface Own {
  listing: Listing;
  /** Those that are not sold: sold ones keep what their buyers agreed to. */
  tickets: Ticket[];
  /** Their barcodes. */
  codes: string[];
}

/** The listing of the ticket; throws `forbidden` for people who may not edit it, `ticket_locked` if all is sold. */
async function ownListing(ctx: Ctx<"id">): Promise<Own> {
  const { system } = ctx.state;
  const { user } = requireUser(ctx);
  const ticket = unwrap(await findTicket(system, user.id, parseId(ctx.params.id)));
  const thing = { namespace: "Ticket", value: ticket } as const;
  if (!await system.permissions.allows(user.id, "edit", thing)) refuse("forbidden");
  const listing = await system.store.get(listings, ticket.listingId);
  if (!listing) refuse("not_found");
  const unsold = ticketsOf(listing).filter(({ status }) => status !== "sold");
  const tickets = unsold.length > 0 ? unsold : [ticket];
  const codes = await Promise.all(tickets.map((one) => revealCode(system, user.id, one)));
  return { listing, tickets, codes: codes.map((code) => code ?? "") };
}

/** Null unless somebody has reserved some of the tickets. */
function lockedView(ctx: Ctx<"id">, { listing, tickets }: Own): LockedView | null {
  const { now, manner } = ctx.state;
  const held = tickets.filter((ticket) => ticketState(ticket, now) === "reserved");
  if (held.length === 0) return null;
  const ends = held.flatMap(({ heldUntil }) => heldUntil ?? []);
  return {
    title: listing.title,
    back: `/tickets/${ctx.params.id}`,
    count: held.length,
    until: ends.length < held.length ? null : Math.max(...ends),
    now,
    manner,
  };
}

async function show(
  ctx: Ctx<"id">,
  { listing }: Own,
  form: FormProps,
  options: { status?: number; headers?: Record<string, string> } = {},
  refusal: Refusal | null = null,
) {
  const back = `/tickets/${ctx.params.id}`;
  const { system, manner } = ctx.state;
  const props = await sellFormProps(system, form, manner, {
    action: `${back}/edit`,
    submit: manner.words.sell.save,
    moved: await movedConcertView(system, refusal, manner),
    proposals: null,
    hidden: { version: String(listing.version) },
  });
  const view: EditView = { title: listing.title, back, form: props };
  return await page(ctx, view, { ...options, secret: true });
}

async function refused(ctx: Ctx<"id">, own: Own, values: Form, refusal: Refusal) {
  if (refusal.code === "version_mismatch") {
    refusal = { ...refusal, detail: says("saved_meanwhile") };
  }
  const { words } = ctx.state.manner;
  const { view, status, headers } = refusedForm(values, atTheirFields(refusal), words);
  return await show(ctx, own, view, { status, headers }, refusal);
}
