import { browseTickets } from "#domain/search/browse.ts";
import { listTicket } from "#domain/tickets/commands.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { ticketInput } from "#domain/tickets/input.ts";
import { chosenFields, listAnswer } from "#http/api/lists.ts";
import { ticketOutSchema } from "#http/api/schemas.ts";
import { browseQuestion } from "#http/browse_form.ts";
import { readJson } from "#http/body.ts";
import { guardedListing } from "#http/code_guard.ts";
import { requireUser } from "#http/guards.ts";
import { check, json, queryOf } from "#http/json.ts";
import { answerOnce } from "#http/once.ts";
import { need } from "#http/refused.ts";
import { listedTicketOut, ticketOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system, now } = ctx.state;
    const choose = chosenFields(ctx.url, ticketOutSchema);
    const query = browseQuestion(queryOf(ctx.url));
    const page = need(await browseTickets(system, query));
    return listAnswer(ctx, page, (ticket) => choose(listedTicketOut(ticket, now)));
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
