/** Signing up, in and out; the account page. */
import type { Words } from "../en/mod.ts";

export const signIn: Words["signIn"] = {
  title: "Se connecter",
  goesOn: "Vous reprendrez ensuite là où vous étiez.",
  thenReserves:
    "Nous réservons ensuite {concert} pour vous, à {price}, et vous payez tranquillement.",
  noAccount: "Pas encore de compte ?",
};

export const signUp: Words["signUp"] = {
  title: "Créer un compte",
  intro: "Un seul compte pour acheter et pour vendre.",
  haveAccount: "Vous avez un compte ?",
  emailHint: "Billets et reçus y arrivent. Les autres ne la voient jamais.",
  passwordHint: "10 caractères ou plus. Long vaut mieux que compliqué.",
};

export const signOut: Words["signOut"] = {
  title: "Se déconnecter",
  text: "Vos réservations et vos commandes restent telles quelles.",
};

export const account: Words["account"] = {
  title: "Compte",
  signedInAs: "Session de {email}",
  labels: {
    name: "Nom",
    email: "Adresse e-mail",
    password: "Mot de passe",
    current: "Mot de passe actuel",
    newPassword: "Nouveau mot de passe",
  },
  saveName: "Enregistrer le nom",
  passwordText: "Un nouveau mot de passe ferme toutes vos autres sessions.",
  newPasswordHint: "10 caractères ou plus.",
  changePassword: "Changer le mot de passe",
  sessions: {
    title: "Vos sessions ouvertes",
    device: "{browser} sur {system}",
    unknown: "Navigateur inconnu",
    thisOne: "Celle-ci, vue le {time}",
    seen: "Vue le {time}",
    endThis: "Fermer cette session",
    end: "Fermer",
  },
};
