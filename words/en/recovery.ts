/** Resetting a forgotten password; changing the email address. */
export const recovery = {
  title: "Forgot your password?",
  intro:
    "Enter your account's email address, and we will send you a link to choose a new password.",
  send: "Send link",
  sent: "Check your email",
  sentText: "If there is an account with this address, we email a link to it, " +
    "at most five in half an hour. Each link works once and expires after 30 minutes.",
  notThere: "Nothing after a few minutes? Check your spam folder, then the address.",
  again: "Enter another address",
  choose: "Choose a new password",
  chooseFor: "For the account {email}. This signs you out everywhere else and signs you in here.",
  save: "Save and sign in",
} as const;

export const emailChange = {
  title: "Email",
  intro:
    "We email your current address and the new one. Your address changes once both have confirmed it.",
  newEmail: "New email",
  ask: "Change email",
  waiting: "Changing {from} to {to}.",
  waits: {
    both: "Neither address has confirmed it yet.",
    old: "Your current address has not confirmed it yet.",
    new: "The new address has not confirmed it yet.",
  },
  taken: {
    title: "Your address stays {from}",
    text: "Another account now has the address {to}, so the change was cancelled.",
    seen: "OK",
  },
  saidYes: "You have confirmed the change from this address. " +
    "It takes effect once {other} has confirmed it too.",
  stop: "Cancel the change",
  question: "Change your email address?",
  yes: "Yes, change it",
  no: "No, cancel it",
} as const;
