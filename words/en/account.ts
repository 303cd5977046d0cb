/** Signing up, in and out; the account page. */
export const signIn = {
  title: "Sign in",
  goesOn: "Then you go on where you were.",
  thenReserves: "Then we hold {concert} for you, for {price}, and you can pay in peace.",
  noAccount: "No account yet?",
} as const;

export const signUp = {
  title: "Sign up",
  intro: "One account buys and sells.",
  haveAccount: "You have an account?",
  emailHint: "Tickets and receipts go there. Others never see it.",
  passwordHint: "10 characters or more. Long beats complicated.",
} as const;

export const signOut = {
  title: "Sign out",
  text: "Your holds and orders stay as they are.",
} as const;

export const account = {
  title: "Account",
  signedInAs: "Signed in as {email}",
  labels: {
    name: "Name",
    email: "E-mail",
    password: "Password",
    current: "Present password",
    newPassword: "New password",
  },
  saveName: "Save the name",
  passwordText: "A new password ends all your other sessions.",
  newPasswordHint: "10 characters or more.",
  changePassword: "Change the password",
  sessions: {
    title: "Where you are signed in",
    device: "{browser} on {system}",
    unknown: "Unknown browser",
    thisOne: "This one, seen {time}",
    seen: "Seen {time}",
    endThis: "End this session",
    end: "End",
    endAll: "Sign out everywhere",
  },
  tokens: {
    title: "Tokens and programs",
    intro: "A token lets a program of yours do what you allow, and nothing else.",
    docs: "What programs can do",
    oauth2: "OAuth2 client",
    used: "Used {time}",
    neverUsed: "Never used",
    ends: "Ends {time}",
    ended: "Ended {time}",
    lasting: "Until you revoke it",
    revoke: "Revoke",
    make: "Make a token",
    makeIt: "Make the token",
    name: "What it is for",
    nameHint: "You will see it in this list.",
    scopesTitle: "What it may do",
    scopes: {
      "tickets:read": "See tickets",
      "tickets:write": "List, change and withdraw tickets",
      "orders:read": "See orders, sales and payments",
      "orders:write": "Reserve tickets and let them go",
      "payments:write": "Open checkouts",
      "webhooks:read": "See webhooks",
      "webhooks:write": "Add and remove webhooks",
    },
    expires: "How long",
    days7: "7 days",
    days30: "30 days",
    days90: "90 days",
    year: "A year",
    never: "Until I revoke it",
  },
  webhooks: {
    title: "Webhooks",
    intro: "News of your tickets and orders, sent to a server of yours as they happen.",
    url: "Its address",
    urlHint: "https, and reachable from the internet.",
    add: "Add the webhook",
    remove: "Remove",
    activate: "Switch on",
    states: {
      active: "Working",
      failing: "Failing: what it misses is sent again later",
      disabled: "Switched off, since it failed for days",
    },
  },
  made: {
    token: "The token “{name}” is made",
    webhook: "The webhook {name} is added",
    once: "This is its secret. It is shown this once, and never again.",
    copy: "Copy it now, to where your program keeps its secrets. Who has it can act for you.",
  },
} as const;
