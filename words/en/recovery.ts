/** A forgotten password; another e-mail address. */
export const recovery = {
  title: "Forgot your password?",
  intro: "Enter the e-mail of your account. We send a link to choose a new password.",
  send: "Send the link",
  sent: "Look in your mailbox",
  sentText:
    "If this address has an account, a letter with a link is on its way, or there already. " +
    "The link works once, for 30 minutes.",
  notThere: "Nothing after a few minutes? Look among the spam, then check the address.",
  again: "Enter the address again",
  choose: "Choose a new password",
  chooseFor: "For the account {email}. It ends all sessions, and signs you in here.",
  save: "Save and sign in",
} as const;

export const emailChange = {
  title: "E-mail",
  intro: "We write to your current address and to the new one. It changes when both say yes.",
  newEmail: "New e-mail",
  ask: "Ask both addresses",
  waiting: "{from} is to become {to}.",
  waits: {
    both: "Neither address has answered yet.",
    old: "Your current address has not answered yet.",
    new: "The new address has not answered yet.",
  },
  stop: "Stop the change",
  question: "Change the e-mail address?",
  yes: "Yes, change it",
  no: "No, stop it",
} as const;
