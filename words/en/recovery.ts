/** A forgotten password; another e-mail address. */
export const recovery = {
  title: "Forgot your password?",
  intro:
    "Enter your account's e-mail address, and we will send you a link to choose a new password.",
  send: "Send link",
  sent: "Check your e-mail",
  sentText: "If there is an account with this address, we e-mail it a link, " +
    "at most five in half an hour. Each link works once, for 30 minutes.",
  notThere: "Nothing after a few minutes? Check your spam folder, then the address.",
  again: "Enter another address",
  choose: "Choose a new password",
  chooseFor: "For the account {email}. This signs you out everywhere else and signs you in here.",
  save: "Save and sign in",
} as const;

export const emailChange = {
  title: "E-mail",
  intro:
    "We e-mail your current address and the new one. Your address changes once both have confirmed it.",
  newEmail: "New e-mail",
  ask: "Change e-mail",
  waiting: "Changing {from} to {to}.",
  waits: {
    both: "Neither address has confirmed it yet.",
    old: "Your current address has not confirmed it yet.",
    new: "The new address has not confirmed it yet.",
  },
  taken: {
    title: "Your address stays {from}",
    text: "Another account has the address {to} by now, so the change has ended.",
    seen: "OK",
  },
  saidYes: "You have confirmed it from this address. " +
    "The change takes effect once {other} has confirmed it too.",
  stop: "Cancel the change",
  question: "Change your e-mail address?",
  yes: "Yes, change it",
  no: "No, cancel it",
} as const;
