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
  names: {
    waiting: "Les autres ne voient pas encore votre nom : la modération l'examine avec votre " +
      "prochain billet.",
    refused: "La modération a refusé votre nom : « {reason} ». Les autres ne le voient pas. " +
      "Choisissez-en un autre.",
  },
  saveName: "Enregistrer le nom",
  passwordText: "Un nouveau mot de passe ferme toutes vos autres sessions.",
  access: {
    title: "Ce qui agit encore pour vous",
    text:
      "Un nouveau mot de passe ferme les sessions, mais n'arrête pas vos programmes. Révoquez ce que vous ne connaissez pas.",
    keep: "Les garder, retour au compte",
  },
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
    endAll: "Se déconnecter partout",
  },
  tokens: {
    title: "Jetons et programmes",
    intro: "Un jeton laisse un de vos programmes faire ce que vous permettez, et rien d’autre.",
    docs: "Ce que peuvent les programmes",
    oauth2: "client OAuth2",
    used: "Utilisé le {time}",
    neverUsed: "Jamais utilisé",
    ends: "Expire le {time}",
    ended: "A expiré le {time}",
    lasting: "Jusqu’à ce que vous le révoquiez",
    leadsTo: "Renvoie les gens vers {hosts}",
    awayTitle: "Les jetons ne peuvent pas être montrés en ce moment",
    away: "Le serveur qui les connaît ne répond pas. Rien n'a changé : revenez bientôt.",
    revoke: "Révoquer",
    revokeAll: "Tout révoquer",
    make: "Créer un jeton",
    makeIt: "Créer le jeton",
    name: "À quoi il sert",
    nameHint: "Vous le verrez dans cette liste.",
    scopesTitle: "Ce qu’il peut faire",
    scopes: {
      "tickets:read": "Voir les billets",
      "tickets:write": "Mettre en vente, modifier et retirer des billets",
      "orders:read": "Voir commandes, ventes et paiements",
      "orders:write": "Réserver des billets et y renoncer",
      "payments:write": "Ouvrir des paiements",
      "webhooks:read": "Voir les webhooks",
      "webhooks:write": "Ajouter et supprimer des webhooks",
    },
    expires: "Pour combien de temps",
    days7: "7 jours",
    days30: "30 jours",
    days90: "90 jours",
    year: "Un an",
    never: "Jusqu’à ce que je le révoque",
  },
  apps: {
    title: "Programmes d'autres personnes",
    intro: "Ce que vous avez autorisé à des programmes faits par d'autres.",
    none: "Vous n'avez rien autorisé à aucun.",
    away:
      "Ils ne peuvent pas être montrés en ce moment : le serveur qui les connaît ne répond pas.",
    by: "par {owner}",
    allowed: "Autorisé le {time}",
    lasting: "Aussi en votre absence",
    revoke: "Révoquer",
  },
  register: {
    title: "Un programme à vous, pour d'autres",
    intro: "Il demande aux gens s'il peut agir pour eux, et ils voient ici ce qu'ils ont autorisé.",
    name: "Son nom",
    nameHint: "On le voit au moment de répondre.",
    redirectUris: "Où les gens reviennent",
    redirectHint: "Une adresse par ligne : en https, ou en http vers 127.0.0.1.",
    runs: "Où il tourne",
    onServer: "Sur un serveur, où il peut garder un secret",
    onDevices: "Dans des navigateurs ou sur des téléphones, où il ne le peut pas",
    scopesTitle: "Ce qu'il peut demander",
    registerIt: "Enregistrer le programme",
  },
  webhooks: {
    title: "Webhooks",
    intro:
      "Des nouvelles de vos billets et commandes, envoyées à un de vos serveurs dès qu’il y en a.",
    url: "Son adresse",
    urlHint: "En https, et joignable depuis internet.",
    add: "Ajouter le webhook",
    remove: "Supprimer",
    activate: "Réactiver",
    states: {
      active: "En marche",
      failing: "En échec\u202f: ce qui manque est renvoyé plus tard",
      disabled: "Désactivé, après des jours d’échec",
    },
  },
  made: {
    client: "Le programme « {name} » est enregistré",
    id: "Il se nomme par son identifiant de client : {id}",
    noSecret: "Il n'a pas de secret, que chacun pourrait lire : PKCE le protège.",
    token: "Le jeton «\u202f{name}\u202f» est créé",
    webhook: "Le webhook {name} est ajouté",
    once:
      "Voici son secret. Cette page le montre pendant dix minutes, puis plus aucune ne le montre.",
    copy:
      "Copiez-le maintenant là où votre programme garde ses secrets. Qui l’a peut agir pour vous.",
  },
};
