/** The home page: search, filters and the list of tickets. */
export const browse = {
  heading: "Concert tickets, from fan to fan",
  found: { one: "{count} ticket found", other: "{count} tickets found" },
  foundMore: "More than {count} tickets found",
  foundPart: "Tickets found",
  onOffer: "Tickets available",
  titleFor: "Tickets for “{query}”",
  titleIn: "Concert tickets in {city}",
  description: "Concert tickets from fans who can't go, for fans who can. " +
    "The price you see is all you pay, and your card is charged only once the ticket is yours.",
  descriptionIn: "Concert tickets in {city}, from fan to fan. " +
    "The price you see is all you pay, and your card is charged only once the ticket is yours.",
  pages: "Pages of tickets",
  promises: {
    time: {
      title: "Time to pay",
      text: "Once you reserve a ticket, nobody else can buy it until your time runs out.",
    },
    charge: {
      title: "Charged only when it's yours",
      text: "Your bank holds the money until the ticket is yours.",
    },
    fees: { title: "No fees", text: "The price you see is the price you pay." },
  },
  search: "Search",
  chips: "Quick filters",
  tonight: "Tonight",
  thisWeek: "This week",
  filters: "Filters",
  summary: "City, date, price",
  summarySet: {
    one: "City, date, price ({count} filter)",
    other: "City, date, price ({count} filters)",
  },
  allCities: "All cities",
  show: "Apply filters",
  clear: "Clear filters",
  labels: {
    q: "Artist, venue or city",
    city: "City",
    from: "From",
    to: "To",
    min: "Minimum price",
    max: "Maximum price",
    sort: "Sort by",
  },
  sorts: { date: "Soonest first", price: "Lowest price first", newest: "Newest first" },
  emptyPage: { title: "Nothing on this page", text: "Go to the previous page or the next one." },
  noneFits: {
    title: "Nothing matches your search",
    text: "Try fewer words, another date, or all cities.",
    action: "Show all tickets",
  },
  none: {
    title: "No tickets yet",
    text: "Tickets appear here once fans list them.",
    action: "Sell a ticket",
  },
} as const;
