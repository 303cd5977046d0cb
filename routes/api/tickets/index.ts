import { browseTickets } from "#domain/search/browse.ts";
import { listTicket } from "#domain/tickets/commands.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { ticketInput } from "#domain/tickets/input.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { ticketOutSchema } from "#web/api/sale_schemas.ts";
import { ticketQuestion } from "#web/api/ticket_query.ts";
import { readJson } from "#web/request/body.ts";
import { guardedListing } from "#web/pages/sell/code_guard.ts";
import { requireUser } from "#web/request/guards.ts";
import { check, json } from "#web/answer/json.ts";
import { queryOf } from "#web/request/pairs.ts";
import { answerOnce } from "#web/request/once.ts";
import { unwrap } from "#web/answer/refused.ts";
import { listedTicketOut, ticketOut } from "#web/api/ticket_resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system, now } = ctx.state;
    const choose = chosenFields(ctx.url, ticketOutSchema);
    const query = ticketQuestion(queryOf(ctx.url));
    const rules = feeRulesOf(system);
    const page = unwrap(await browseTickets(system, query));
    return listAnswer(ctx, page, (ticket) => choose(listedTicketOut(ticket, rules, now)));
  },

  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const input = check(ticketInput(system.settings), given);
    return await answerOnce<Ticket>(
      ctx,
      user.id,
      given,
      (once) => guardedListing(ctx, user.id, () => listTicket(system, user.id, input, once)),
      async (ticket) => {
        const { body, etag } = await ticketOut(system, user.id, ticket);
        return json(ctx.state, body, {
          status: 201,
          headers: { etag, location: `/api/tickets/${ticket.id}` },
        });
      },
    );
  },
};
