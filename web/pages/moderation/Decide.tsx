/** The decisions open to a moderator: on a ticket's case, in the lists, and on its page. */
import { ActionForm, Notice } from "../../parts/Bits.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { Words } from "#words/languages.ts";
import type { NameState } from "#domain/users/shown_name.ts";
import type { TicketView } from "../../parts/TicketCard.tsx";
import { type Asking, blank, ReasonForm } from "./ReasonForm.tsx";

export type DecisionName = "approve" | "reject" | "withdraw" | "dismiss" | "name";

export interface DecideView {
  ticket: Pick<TicketView, "id" | "state" | "heldUntil">;
  /** The moderator is its seller, and may not decide. */
  isOwn: boolean;
  version: number;
  orderId: string | null;
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
  { view, words, alone, heading: H = "h3" }: {
    view: DecideView;
    words: Words;
    alone?: boolean;
    heading?: "h2" | "h3";
  },
) {
  const { ticket: { id }, refused } = view;
  const { moderation } = words;
  if (view.isOwn) return <p>{moderation.isOwn}</p>;
  const { can, why } = possible(view, words);
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
            label={moderation.approve}
            kind="primary"
            fields={{ ...fieldsOf(view), name: view.seller?.name ?? "" }}
          />
        )}
        {view.reports && <Form which="dismiss" view={view} words={words} alone={alone} />}
        {can.includes("reject") && <Form which="reject" view={view} words={words} alone={alone} />}
        {can.includes("withdraw") && (
          <Form which="withdraw" view={view} words={words} alone={alone} />
        )}
        {view.seller && view.seller.state !== "refused" && (
          <Form which="name" view={view} words={words} alone={alone} />
        )}
      </div>
    </section>
  );
}

const fieldsOf = ({ version, list }: DecideView) => ({ version: String(version), list });

/** Collapsed, except for a refused form, and for rejection on a page of its own. */
function Form(
  { which, view, words, alone }: {
    which: Exclude<DecisionName, "approve">;
    view: DecideView;
    words: Words;
    alone?: boolean;
  },
) {
  const { moderation } = words;
  const { ticket: { id, state }, refused } = view;
  const isRefused = refused?.which === which;
  const asking = askings(view, moderation)[which];
  const suffix = [which === "reject" ? "" : which, alone ? "" : id].filter(Boolean).join("-");
  const text = {
    reject: moderation.rejectText,
    withdraw: moderation.withdrawText,
    dismiss: "",
    name: moderation.refuseNameText,
  }[which];
  const hold = (which === "reject" || which === "withdraw") && state === "reserved"
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
  { reject, withdraw, refuseName, reasonHint, reports }: Words["moderation"],
): Record<Exclude<DecisionName, "approve">, Asking> {
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

/** The decisions that `domain/trade/ticket_machine.ts` allows, or why there are none. */
function possible(
  { ticket: { state, heldUntil } }: DecideView,
  { moderation }: Words,
): { can: readonly DecisionName[]; why?: string } {
  switch (state) {
    case "pending":
      return { can: ["approve", "reject", "withdraw"] };
    case "available":
    case "over":
      return { can: ["reject", "withdraw"] };
    case "reserved":
      return heldUntil === null
        ? { can: [], why: moderation.isPaid }
        : { can: ["reject", "withdraw"] };
    case "rejected":
      return { can: ["withdraw"] };
    case "sold":
      return { can: [], why: moderation.isSold };
    case "withdrawn":
      return { can: [], why: moderation.isGone };
  }
}
