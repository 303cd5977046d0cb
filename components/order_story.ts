/** Where an order stands, in the words of a person; what happened to the money comes first. */
import { type Amount, clockTime, type Manner, moneyText } from "./format.ts";

export interface OrderStoryView {
  role: "buyer" | "seller" | "moderator";
  status: "created" | "awaiting:payment" | "claimed" | "complete" | "cancelled" | "refunded";
  cancelReason: "buyer" | "expired" | "payment_failed" | "moderator" | null;
  live: boolean;
  expiresAt: number;
  terms: { price: Amount };
  payments: {
    id: string;
    status:
      | "pending"
      | "authorized"
      | "captured"
      | "voiding"
      | "voided"
      | "failed"
      | "refunding"
      | "refunded";
    reason: string | null;
    /** The one that the order names. */
    counts: boolean;
  }[];
  manner: Manner;
}

interface Story {
  title: string;
  text: string[];
}

export function orderStory(view: OrderStoryView): Story {
  return view.role === "buyer" ? buyersStory(view) : sellersStory(view);
}

function buyersStory(view: OrderStoryView): Story {
  switch (view.status) {
    case "created":
      return {
        title: "Held for you",
        text: ["Pay before then and it is yours. Nobody else can buy it meanwhile."],
      };
    case "awaiting:payment":
      return {
        title: "Held for you",
        text: ["Your payment page is open. Starting to pay does not make the hold longer."],
      };
    case "claimed":
      return {
        title: "Your payment is going through",
        text: ["The ticket is kept for you. This usually takes a few seconds."],
      };
    case "complete":
      return { title: "It is yours", text: [] };
    case "refunded":
      return { title: "This order was refunded", text: ["The ticket is no longer valid."] };
    case "cancelled":
      return cancelledStory(view);
  }
}

function cancelledStory({ cancelReason, expiresAt, manner }: OrderStoryView): Story {
  switch (cancelReason) {
    case "expired":
      return {
        title: "The hold has ended",
        text: [
          `You had until ${clockTime(expiresAt, manner)} to pay. ` +
          "If the ticket is still free, you can reserve it again in a little while.",
        ],
      };
    case "payment_failed":
      return {
        title: "Your bank did not let us take the money",
        text: ["So the order is cancelled, and the ticket is free again."],
      };
    case "moderator":
      return { title: "A moderator cancelled this order", text: [] };
    case "buyer":
    case null:
      return { title: "You let this ticket go", text: [] };
  }
}

function sellersStory(view: OrderStoryView): Story {
  switch (view.status) {
    case "created":
    case "awaiting:payment":
      return {
        title: "Somebody is holding it",
        text: ["They have until then to pay; if they do not, it is free again."],
      };
    case "claimed":
      return { title: "Somebody is paying", text: ["The ticket is kept for them."] };
    case "complete":
      return { title: "Sold", text: ["The buyer has paid and can see the barcode."] };
    case "refunded":
      return { title: "This sale was refunded", text: ["The ticket is withdrawn."] };
    case "cancelled":
      return { title: "This order was cancelled", text: ["The ticket was free again after it."] };
  }
}

/** One line for each thing that happened to money of the buyer; never empty for the buyer. */
export function moneyStory(view: OrderStoryView): string[] {
  const price = moneyText(view.terms.price, view.manner.locale);
  if (view.role === "seller") return view.status === "complete" ? [`It sold for ${price}.`] : [];
  const lines = view.payments.flatMap((payment) => moneyLine(payment, price));
  if (lines.length > 0) return lines;
  return [view.live ? "Nothing has been charged yet." : "Nothing was charged."];
}

function moneyLine(
  { status, reason, counts }: OrderStoryView["payments"][number],
  price: string,
): string[] {
  const released = "A bank's hold is not a charge.";
  switch (status) {
    case "pending":
    case "failed":
      return [];
    case "authorized":
      return [`Your bank holds ${price} for us. We take it once the ticket is yours.`];
    case "captured":
      return counts ? [`You paid ${price}.`] : [`${price} was taken.`];
    case "voiding":
      return [`${why(reason, price)} We have asked your bank to release it. ${released}`];
    case "voided":
      // Without a reason nobody ever paid there: the checkout simply ended.
      return reason ? [`${why(reason, price)} Your bank has released it. ${released}`] : [];
    case "refunding":
      return [`${price} is on its way back to you. Banks take up to ten days.`];
    case "refunded":
      return [`${price} was paid back to you.`];
  }
}

function why(reason: string | null, price: string): string {
  switch (reason) {
    case "late":
      return `Your bank approved ${price} after the hold had ended, so we did not take it.`;
    case "other_payment":
      return `You paid twice; this second ${price} is not taken.`;
    case "amount_differs":
      return `Your bank approved another amount than ${price}, so we did not take it.`;
    default:
      return `Your bank approved ${price}, but the order had ended, so we did not take it.`;
  }
}
