/** The home page: search, filters and the list of concerts. */
export const browse = {
  heading: "Concert tickets, from fan to fan",
  found: { one: "{count} concert found", other: "{count} concerts found" },
  foundMore: "More than {count} concerts found",
  /** With a mistake in the filters. */
  notSearched: "Correct the filters to search",
  onOffer: "Concerts with tickets",
  corrected: {
    showing: "Showing results for “{query}”.",
    instead: "Search instead for “{query}”",
  },
  titleFor: "Tickets for “{query}”",
  titleIn: "Concert tickets in {city}",
  description: "Concert tickets from fans who can't go, for fans who can. " +
    "The price you see is all you pay, and your card is charged only once the ticket is yours.",
  descriptionIn: "Concert tickets in {city}, from fan to fan. " +
    "The price you see is all you pay, and your card is charged only once the ticket is yours.",
  pages: "Pages of concerts",
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
  thisWeekend: "This weekend",
  filters: "Filters",
  summary: "City, date, price, number",
  summarySet: {
    one: "City, date, price, number ({count} filter)",
    other: "City, date, price, number ({count} filters)",
  },
  allCities: "All cities",
  anyCity: "Any city",
  anyNumber: "Any number",
  together: { one: "{count} ticket", other: "{count} together" },
  cities: {
    title: "Cities with concerts",
    none: "No city has tickets at the moment",
    others: "There are more cities than fit here: search for yours",
  },
  show: "Apply filters",
  clear: "Clear filters",
  labels: {
    q: "Artist, venue or city",
    city: "City",
    from: "From",
    to: "To",
    min: "Minimum price",
    max: "Maximum price",
    quantity: "How many",
    sort: "Sort by",
  },
  sorts: { date: "Soonest first", newest: "Newest offers first", price: "Cheapest first" },
  emptyPage: { title: "Nothing on this page", text: "Go to the previous page or the next one." },
  noneFits: {
    title: "Nothing matches your search",
    text: "Try fewer words, another date, or all cities.",
    action: "Show all concerts",
  },
  none: {
    title: "No tickets yet",
    text: "Concerts appear here once fans list tickets for them.",
    action: "Sell a ticket",
  },
} as const;
