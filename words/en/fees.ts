/** The service fees: what the total of a buyer includes, and what of the price is the seller's. */
export const fees = {
  /** In place of texts that say that there are no fees. */
  onOfferTicket: "{title}: {when}, {where}. A fan's ticket for {price}, fees included.",
  onOfferConcert: "{name}: {when}, {where}. Tickets from fans, from {price}, fees included.",
  allYouPay: "{price} is all you pay, fees included.",
  totals: "The total is all you pay, fees included.",
  protection: "The price you see is all you pay: it includes the service fee.",
  promise: { title: "Fees included", text: "The price you see is all you pay." },
  /** One click away: what a total is made of. */
  details: "What does the price include?",
  split: "{price} + {fee} service fee",
  splitEach: "{price} + {fee} service fee for each ticket",
  splitOf: "That is {price} + {fee} service fee.",
  refund: "If you get a refund, it includes the service fee.",
  refunded: "That includes the service fee.",
  /** To sellers; the rates are said until a price is entered. */
  buyerRate: "Buyers pay a service fee of {percent} on top of your price.",
  sellerRate: "A service fee of {percent} is taken off your price; the rest is your share.",
  price: "For each ticket, in {currency}.",
  buyerPays: "Buyers pay {total} for each ticket: your price and a service fee.",
  share: "Your share is {share} for each ticket; {fee} of your price is a service fee.",
  shareOf: "Your share is {share}: the price less a service fee of {fee}.",
  yourShare: "your share: {share}",
} as const;
