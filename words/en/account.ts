/** Sign-up, sign-in and sign-out; the account page. */
export const signIn = {
  title: "Sign in",
  goesOn: "You will continue where you left off.",
  thenReserves:
    "Next, we will reserve {concert} for you at {price}, and you will have time to pay.",
  noAccount: "No account yet?",
} as const;

export const signUp = {
  title: "Sign up",
  intro: "One account for buying and selling.",
  haveAccount: "Already have an account?",
  emailHint: "We send your tickets and receipts to this address. Other users cannot see it.",
  passwordHint: "At least 10 characters. A long password is better than a complicated one.",
} as const;

export const signOut = {
  title: "Sign out",
  text: "Your reservations and orders are not affected.",
} as const;

export const account = {
  title: "Account",
  signedInAs: "Signed in as {email}",
  labels: {
    name: "Name",
    email: "Email",
    password: "Password",
    current: "Current password",
    newPassword: "New password",
  },
  names: {
    waiting: "Others cannot see your name yet. A moderator will check it with your next ticket.",
    refused:
      "A moderator rejected your name: “{reason}”. Others cannot see it. Choose another one.",
  },
  saveName: "Save name",
  passwordText: "Changing your password signs you out everywhere else.",
  access: {
    title: "These can still act on your behalf",
    text:
      "A new password signs you out elsewhere, but tokens and connected apps keep their access. Revoke what you do not recognise.",
    keep: "Keep them and go back to your account",
  },
  newPasswordHint: "At least 10 characters.",
  changePassword: "Change password",
  sessions: {
    title: "Where you are signed in",
    device: "{browser} on {system}",
    unknown: "Unknown browser",
    thisOne: "This device, active {time}",
    seen: "Last active {time}",
    endThis: "Sign out of this session",
    end: "Sign out",
    endAll: "Sign out everywhere",
  },
  tokens: {
    title: "Access tokens and apps",
    intro: "An access token lets one of your own programs do what you allow, and nothing else.",
    docs: "API documentation",
    oauth2: "OAuth2 client",
    used: "Last used {time}",
    neverUsed: "Never used",
    ends: "Expires {time}",
    ended: "Expired {time}",
    lasting: "Does not expire",
    leadsTo: "Sends people back to {hosts}",
    awayTitle: "Your tokens cannot be shown right now",
    away: "The server that keeps them is not responding. Nothing has changed: try again soon.",
    revoke: "Revoke",
    revokeAll: "Revoke all",
    make: "Create a token",
    makeIt: "Create token",
    name: "Name",
    nameHint: "Helps you recognise it in this list.",
    scopesTitle: "Permissions",
    scopes: {
      "tickets:read": "View tickets",
      "tickets:write": "List, change and withdraw tickets",
      "orders:read": "View orders, sales and payments",
      "orders:write": "Reserve tickets and cancel reservations",
      "payments:write": "Open checkouts",
      "payouts:read": "Read your payouts",
      "claims:write": "Make, answer and decide claims",
      "payouts:write": "Set up where your money goes",
      "moderation:read": "View moderation cases (for moderators)",
      "moderation:write": "Decide moderation cases (for moderators)",
      "webhooks:read": "View webhooks",
      "webhooks:write": "Add and remove webhooks",
    },
    expires: "Expiration",
    days7: "7 days",
    days30: "30 days",
    days90: "90 days",
    year: "1 year",
    never: "No expiration",
  },
  apps: {
    title: "Connected apps",
    intro: "Apps by other people that may act on your behalf.",
    none: "No connected apps.",
    away: "They cannot be shown right now: the server that keeps them is not responding.",
    by: "by {owner}",
    allowed: "Allowed {time}",
    lasting: "Also while you are offline",
    revoke: "Revoke",
  },
  register: {
    title: "Register an app for others",
    intro:
      "Your app asks people for permission to act on their behalf. They see it in their account and can revoke its access there.",
    name: "App name",
    nameHint: "Shown to people when your app asks for permission.",
    redirectUris: "Redirect addresses",
    redirectHint: "One per line: https, or http to 127.0.0.1.",
    runs: "Type of app",
    onServer: "Runs on a server and can keep a secret",
    onDevices: "Runs in browsers or on phones and cannot keep a secret",
    scopesTitle: "Permissions it may ask for",
    registerIt: "Register app",
  },
  webhooks: {
    title: "Webhooks",
    intro: "We notify your server as soon as something happens to your tickets or orders.",
    url: "URL",
    urlHint: "Must be https and reachable from the internet.",
    add: "Add webhook",
    remove: "Remove",
    activate: "Turn on",
    states: {
      active: "Working",
      failing: "Failing: missed events are sent again later",
      disabled: "Turned off after failing for days",
    },
  },
  made: {
    token: "Token “{name}” created",
    client: "App “{name}” registered",
    id: "Client ID: {id}",
    noSecret:
      "It has no secret, because anyone could read one in a browser or on a phone. It must use PKCE.",
    webhook: "Webhook {name} added",
    once:
      "This is its secret. This page shows it for ten minutes. You cannot see it again after that.",
    copy: "Copy it now and store it safely. Anyone who has it can act on your behalf.",
  },
} as const;
