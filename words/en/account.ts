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
  },
} as const;
