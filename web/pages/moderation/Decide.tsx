/** The decisions open to a moderator: on a ticket's case, in the lists, and on its page. */
import { ActionForm, Notice } from "../../parts/Bits.tsx";
import type { FormProps } from "../../parts/form.ts";
import { counted, fill, formFor } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import type { NameState } from "#domain/users/shown_name.ts";
import { seatNames } from "../../parts/seat_names.ts";
import type { TicketView } from "../../parts/TicketCard.tsx";
import { type Asking, blank, ReasonForm } from "./ReasonForm.tsx";

export type DecisionName = "approve" | "reject" | "withdraw" | "dismiss" | "name";

/** One ticket of the listing that is decided about. */
export interface CaseSeat extends Pick<TicketView, "id" | "seat" | "state" | "heldUntil"> {
  codeType: keyof Words["ticket"]["codeTypes"];
  /** The order that holds or bought it. */
  orderId: string | null;
}

export interface DecideView {
  /** The one that the address names: a decision is about all that can be decided about. */
  ticket: Pick<TicketView, "id">;
  /** All of the listing, in order. */
  seats: CaseSeat[];
  /** The moderator is its seller, and may not decide. */
  isOwn: boolean;
  version: number;
  /** The version of the reports shown; null: none. */
  reports: { version: number } | null;
  /** The seller whose name can be refused; null if it is not shown, or the account is gone. */
  seller: { name: string; state: NameState } | null;
  /** The list to return to. */
  list: "waiting" | "reports";
  /** The form that was refused, with what was entered. */
  refused?: { which: DecisionName; form: FormProps };
}

export function Decide(
  { view, manner, alone, heading: H = "h3" }: {
    view: DecideView;
    manner: Manner;
    alone?: boolean;
    heading?: "h2" | "h3";
  },
) {
  const { ticket: { id }, seats, refused } = view;
  const { locale, words: { moderation } } = manner;
  if (view.isOwn) return <p>{counted(moderation.isOwn, seats.length, locale)}</p>;
  const { can, why } = possible(view, manner);
  const waiting = seats.filter(({ state }) => state === "pending").length;
  return (
    <section class="decide" aria-labelledby={`decide-${id}`}>
      <H id={`decide-${id}`} class="visually-hidden">{moderation.decide}</H>
      {refused?.which === "approve" && refused.form.problem && (
        <Notice {...refused.form.problem} tone="problem" />
      )}
      {why && <p>{why}</p>}
      <div class="decide-forms">
        {can.includes("approve") && (
          <ActionForm
            action={`/moderation/${id}/approval`}
            label={counted(moderation.approve, waiting, locale)}
            kind="primary"
            fields={{ ...fieldsOf(view), name: view.seller?.name ?? "" }}
          />
        )}
        {view.reports && <Form which="dismiss" view={view} manner={manner} alone={alone} />}
        {can.includes("reject") && (
          <Form
            which="reject"
            view={view}
            manner={manner}
            alone={alone}
          />
        )}
        {can.includes("withdraw") && (
          <Form which="withdraw" view={view} manner={manner} alone={alone} />
        )}
        {view.seller && view.seller.state !== "refused" && (
          <Form which="name" view={view} manner={manner} alone={alone} />
        )}
      </div>
    </section>
  );
}

const fieldsOf = ({ version, list }: DecideView) => ({ version: String(version), list });

/** Collapsed, except for a refused form, and for rejection on a page of its own. */
function Form(
  { which, view, manner, alone }: {
    which: Exclude<DecisionName, "approve">;
    view: DecideView;
    manner: Manner;
    alone?: boolean;
  },
) {
  const { locale, words } = manner;
  const { moderation } = words;
  const { ticket: { id }, seats, refused } = view;
  const isRefused = refused?.which === which;
  const asking = askings(view, manner)[which];
  const left = seats.filter(isLeft).length;
  const suffix = [which === "reject" ? "" : which, alone ? "" : id].filter(Boolean).join("-");
  const text = {
    reject: counted(moderation.rejectText, left, locale),
    withdraw: counted(moderation.withdrawText, left, locale),
    dismiss: "",
    name: moderation.refuseNameText,
  }[which];
  const hold = (which === "reject" || which === "withdraw") &&
      seats.some(({ state }) => state === "reserved")
    ? moderation.endsHold
    : "";
  return (
    <details open={isRefused || (alone && which === "reject")} class="decide-form">
      <summary>{asking.button}</summary>
      {(text || hold) && <p class="quiet small">{`${text} ${hold}`.trim()}</p>}
      <ReasonForm
        asking={asking}
        form={isRefused ? refused.form : blank}
        suffix={suffix || undefined}
        words={words}
      />
    </details>
  );
}

function askings(
  view: DecideView,
  { locale, words }: Manner,
): Record<Exclude<DecisionName, "approve">, Asking> {
  const { refuseName, reasonHint, reports, ...moderation } = words.moderation;
  const left = view.seats.filter(isLeft).length;
  const [reject, withdraw] = [moderation.reject, moderation.withdraw]
    .map((forms) => counted(forms, left, locale));
  const path = `/moderation/${view.ticket.id}`;
  const fields = fieldsOf(view);
  return {
    reject: { action: `${path}/rejection`, button: reject, hint: reasonHint, fields },
    withdraw: { action: `${path}/withdrawal`, button: withdraw, hint: reasonHint, fields },
    name: {
      action: `${path}/name`,
      button: refuseName,
      hint: reasonHint,
      fields: { ...fields, name: view.seller?.name ?? "" },
    },
    dismiss: {
      action: `${path}/dismissal`,
      button: reports.dismiss,
      label: reports.note,
      hint: reports.noteHint,
      fields: { ...fields, version: String(view.reports?.version) },
    },
  };
}

/** Something can still be decided about it. */
const isLeft = ({ state }: CaseSeat): boolean => state !== "sold" && state !== "withdrawn";

const REJECTABLE: readonly CaseSeat["state"][] = ["pending", "available", "over", "reserved"];

/**
 * The decisions about the listing that `domain/trade/ticket_machine.ts` allows, and why there are none or what they
 * are not about. A ticket that is being paid for stops all of them.
 */
function possible(
  { seats }: DecideView,
  { locale, words }: Manner,
): { can: readonly DecisionName[]; why?: string } {
  const { moderation } = words;
  const named = (some: readonly CaseSeat[]) => seatNames(some, seats, words);
  const [left, sold, paid] = [
    seats.filter(isLeft),
    seats.filter(({ state }) => state === "sold"),
    seats.filter(({ state, heldUntil }) => state === "reserved" && heldUntil === null),
  ];
  if (paid.length > 0) {
    const why = seats.length === 1
      ? moderation.isPaid
      : fill(moderation.somePaid, { seats: named(paid) });
    return { can: [], why };
  }
  if (left.length === 0) {
    const why = sold.length > 0 ? moderation.isSold : moderation.isGone;
    return { can: [], why: counted(why, sold.length || seats.length, locale) };
  }
  const can: DecisionName[] = left.some(({ state }) => state === "pending") ? ["approve"] : [];
  if (left.some(({ state }) => REJECTABLE.includes(state))) can.push("reject");
  can.push("withdraw");
  if (sold.length === 0) return { can };
  const why = fill(formFor(moderation.someSold, sold.length, locale), {
    seats: named(sold),
    left: named(left),
  });
  return { can, why };
}
