/** What the viewer can do with an order now. */
import { formFor } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import { ActionForm } from "../../parts/Bits.tsx";
import type { OrderPageView } from "./OrderPage.tsx";
import { type RefundedView, refundLeadsTo } from "./refund_words.ts";
import { type Asking, blank, ReasonForm } from "../moderation/ReasonForm.tsx";

export function OrderActions({ view }: { view: OrderPageView }) {
  const path = `/orders/${view.id}`;
  const { order } = view.manner.words;
  if (view.role === "buyer" && view.live) {
    if (view.atBank) return <AtBank path={path} words={view.manner.words} />;
    const again = view.status === "awaiting:payment";
    return (
      <div class="actions">
        <ActionForm
          action={`${path}/payment`}
          label={again ? order.payOn : order.payNow}
          kind="primary"
        />
        <ActionForm action={`${path}/cancellation`} label={order.letGo} />
      </div>
    );
  }
  if (view.status === "claimed" || view.atBank) {
    return (
      <p>
        <a class="button" href={path}>{order.lookAgain}</a>
      </p>
    );
  }
  if (view.role === "buyer") {
    return view.status === "cancelled"
      ? (
        <p>
          <a class="button" href={`/tickets/${view.ticketId}`}>
            {formFor(order.seeTicket, view.count, view.manner.locale)}
          </a>
        </p>
      )
      : null;
  }
  return view.moderating ? <ModeratorActions view={view} path={path} /> : null;
}

/** While the bank decides there is nothing to pay; looking again asks the provider. */
function AtBank({ path, words: { order } }: { path: string; words: Words }) {
  return (
    <div class="actions">
      <a class="button" href={`${path}/payment`}>{order.lookAgain}</a>
      <ActionForm action={`${path}/cancellation`} label={order.letGo} />
    </div>
  );
}

function ModeratorActions({ view, path }: { view: OrderPageView; path: string }) {
  const { words } = view.manner;
  const asking = view.live
    ? cancelling(path, words)
    : view.status === "complete"
    ? refunding(path, view)
    : null;
  return asking && <ReasonForm asking={asking} form={blank} words={words} />;
}

/** What a moderator may do: cancel a live order, refund a complete one. */
export const cancelling = (path: string, { order }: Words): Asking => ({
  action: `${path}/cancellation`,
  button: order.cancel,
  hint: order.reasonHint,
});
export const refunding = (path: string, view: RefundedView): Asking => ({
  action: `${path}/refund`,
  button: view.manner.words.order.refund,
  hint: view.manner.words.order.reasonHint,
  leadsTo: refundLeadsTo(view),
});
