/** How many tickets of a listing to reserve, each number with its total. */
import { Money } from "../../parts/Bits.tsx";
import { counted, fill, formFor } from "#words/fill.ts";
import { type Amount, exactDuration, isoTime, moneyText } from "#words/format.ts";
import { hasFee } from "../../parts/Split.tsx";
import { totalField } from "../../parts/total_field.ts";
import type { TicketPageView } from "./TicketPage.tsx";

/** A number of tickets that can be reserved now, and what they cost together. */
export interface Choice {
  quantity: number;
  total: Amount;
}

/**
 * The form that reserves. It carries the total of each number, so that nobody pays another one. Visitors are
 * led to sign in, which then reserves.
 */
export function ReserveSome({ view }: { view: TicketPageView }) {
  const { ticket, listing, viewer, quantity, holdSeconds, manner } = view;
  const { stub, fees } = manner.words;
  const visitor = viewer === "visitor";
  const [only, ...others] = listing.choices;
  const label = visitor
    ? stub.signIn
    : others.length > 0
    ? stub.reserveChosen
    : fill(formFor(stub.reserveAll, only.quantity, manner.locale), {
      n: only.quantity,
      total: moneyText(only.total, manner.locale),
    });
  return (
    <>
      <form
        method={visitor ? "get" : "post"}
        action={visitor ? "/sign-in" : "/orders"}
        class="action quantities"
      >
        <input type="hidden" name={visitor ? "reserve" : "listingId"} value={listing.id} />
        <input type="hidden" name="holdSeconds" value={String(holdSeconds)} />
        <input type="hidden" name="startsAt" value={isoTime(view.ticket.startsAt)} />
        {listing.choices.map(({ quantity, total }) => (
          <input
            key={quantity}
            type="hidden"
            name={totalField(quantity)}
            value={String(total.amount)}
          />
        ))}
        {others.length === 0
          ? <input type="hidden" name="quantity" value={String(only.quantity)} />
          : (
            <fieldset class="boxes">
              <legend>{stub.howMany}</legend>
              {listing.choices.map((choice) => (
                <label key={choice.quantity} class="box">
                  <input
                    type="radio"
                    name="quantity"
                    value={String(choice.quantity)}
                    defaultChecked={choice.quantity === chosenOf(listing.choices, quantity)}
                  />
                  <span>{counted(stub.tickets, choice.quantity, manner.locale)}</span>
                  <Money value={choice.total} manner={manner} />
                </label>
              ))}
            </fieldset>
          )}
        <button type="submit" class="button button-primary">{label}</button>
      </form>
      {listing.rule && <p class="small">{stub.rules[listing.rule]}</p>}
      <p class="quiet small">
        {!visitor && (
          <>
            {fill(stub.heldForYou, { time: exactDuration(holdSeconds, manner.locale) })}{" "}
            {view.hurried && `${stub.hurried} `}
          </>
        )}
        {hasFee(ticket) ? fees.totals : stub.totals}
      </p>
    </>
  );
}

/** The number that was asked for, else the smallest. */
function chosenOf(choices: readonly Choice[], asked: number | null): number {
  const found = choices.find(({ quantity }) => quantity === asked) ?? choices[0];
  return found.quantity;
}
