/** The audit trail, for operators. */
export const audit = {
  title: "Audit trail",
  intro:
    "Every decision about a ticket, an order or a group member, and who made it. Entries cannot be changed.",
  person: "Decided by",
  personHint: "An email, an ID, or terminal:name for somebody who used the server's command line.",
  thing: "Subject",
  thingHint: "The ID of a ticket, an order or a person, an email, or the name of a group.",
  from: "From",
  to: "To",
  show: "Show",
  pages: "Pages of the audit trail",
  none: { title: "No decisions found", text: "Use fewer filters, or another period." },
  did: "{action}: {by}",
  actions: {
    approve: "Ticket put on sale",
    reject: "Listing rejected",
    withdraw: "Listing removed",
    cancel: "Order cancelled",
    refund: "Order refunded",
    dismiss: "Reports dismissed",
    refuse_name: "Seller's name rejected",
    group_add: "Added to a group",
    group_remove: "Removed from a group",
  },
  ticket: "Ticket",
  order: "Order",
  group: "Group {group}",
  concerns: "Concerns",
  at: "{time}, {by}",
  atRequest: "{time}, {by}, request {request}",
  problems: {
    nobody: {
      title: "No account has this email",
      detail: "Check the spelling, or use the ID.",
    },
    invalid: {
      title: "Invalid search",
      detail: "Enter IDs and dates in the form in which this page shows them.",
    },
  },
  link: "Audit trail: moderators' decisions and changes to groups",
} as const;
