/** The audit trail, for operators. */
export const audit = {
  title: "Audit trail",
  intro:
    "Who decided what about somebody's ticket, order or membership. Nothing here can be changed.",
  person: "Who decided",
  personHint: "An e-mail or an id; terminal:name for somebody on the machine.",
  thing: "About what",
  thingHint: "The id of a ticket, an order or a person; an e-mail; or a group.",
  from: "First day",
  to: "Last day",
  show: "Show",
  pages: "Pages of the audit trail",
  none: { title: "Nothing was decided", text: "Ask for less, or for another time." },
  did: "{action}: {by}",
  actions: {
    approve: "Ticket put on sale",
    reject: "Ticket turned down",
    withdraw: "Ticket withdrawn",
    cancel: "Order cancelled",
    refund: "Order refunded",
    group_add: "Put into a group",
    group_remove: "Taken out of a group",
  },
  ticket: "Ticket",
  order: "Order",
  group: "Group {group}",
  concerns: "Concerns",
  at: "{time}, {by}",
  atRequest: "{time}, {by}, request {request}",
  problems: {
    nobody: {
      title: "Nobody has this e-mail",
      detail: "Look for a spelling mistake, or use the id.",
    },
    invalid: { title: "This cannot be asked", detail: "Ids and days must be as they are shown." },
  },
  link: "Audit trail: what moderators decided, and who was put into groups",
} as const;
