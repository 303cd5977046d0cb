/** Home. */
export const browse = {
  heading: "Concert tickets, from fan to fan",
  found: "What we found",
  onOffer: "Tickets on offer",
  titleFor: "Tickets for “{query}”",
  titleIn: "Concert tickets in {city}",
  description: "Concert tickets that fans cannot use, for other fans to go instead. " +
    "The price you see is all you pay, and your card is charged only once the ticket is yours.",
  descriptionIn: "Concert tickets in {city}, from fan to fan. " +
    "The price you see is all you pay, and your card is charged only once the ticket is yours.",
  pages: "Pages of tickets",
  promises: {
    time: {
      title: "Time to pay",
      text: "A ticket that you reserve is held for you alone, to the second.",
    },
    charge: {
      title: "Charged only when it is yours",
      text: "Your bank holds the money until the ticket is safe.",
    },
    fees: { title: "No fees", text: "The price you see is the price you pay." },
  },
  search: "Search",
  chips: "Quick choices",
  tonight: "Tonight",
  thisWeek: "This week",
  filters: "Filters",
  summary: "City, date, price",
  summarySet: {
    one: "City, date, price ({count} chosen)",
    other: "City, date, price ({count} chosen)",
  },
  allCities: "All cities",
  show: "Show them",
  clear: "Clear",
  labels: {
    q: "Artist, venue or city",
    city: "City",
    from: "From",
    to: "To",
    min: "Lowest price",
    max: "Highest price",
    sort: "Order",
  },
  sorts: { date: "Soonest first", price: "Cheapest first", newest: "Newest first" },
  emptyPage: { title: "Nothing on this page", text: "The pages around it may have some." },
  noneFits: {
    title: "No ticket fits",
    text: "Try fewer words, another date, or all cities.",
    action: "Show all tickets",
  },
  none: {
    title: "No tickets yet",
    text: "Tickets that fans list appear here.",
    action: "Sell the first one",
  },
} as const;
