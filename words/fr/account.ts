/** Sign-up, sign-in and sign-out; the account page. */
import type { Words } from "../en/mod.ts";

export const signIn: Words["signIn"] = {
  title: "Se connecter",
  goesOn: "Vous reprendrez ensuite là où vous en étiez.",
  thenReserves:
    "Nous vous réserverons ensuite {concert} pour {price}, et vous aurez le temps de payer.",
  noAccount: "Pas encore de compte ?",
};

export const signUp: Words["signUp"] = {
  title: "Créer un compte",
  intro: "Un seul compte pour acheter et pour vendre.",
  haveAccount: "Vous avez déjà un compte ?",
  emailHint: "Nous y envoyons vos billets et vos reçus. Les autres utilisateurs ne la voient pas.",
  passwordHint: "Au moins 10 caractères. Mieux vaut un mot de passe long que compliqué.",
};

export const signOut: Words["signOut"] = {
  title: "Se déconnecter",
  text: "Vos réservations et vos commandes ne sont pas touchées.",
};

export const account: Words["account"] = {
  title: "Compte",
  signedInAs: "Connecté en tant que {email}",
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
  passwordText: "Changer de mot de passe vous déconnecte partout ailleurs.",
  access: {
    title: "Ce qui peut encore agir en votre nom",
    text:
      "Un nouveau mot de passe vous déconnecte ailleurs, mais les jetons et les applications connectées gardent leur accès. Révoquez ce que vous ne reconnaissez pas.",
    keep: "Les garder et revenir à votre compte",
  },
  newPasswordHint: "Au moins 10 caractères.",
  changePassword: "Changer le mot de passe",
  sessions: {
    title: "Où vous êtes connecté",
    device: "{browser} sur {system}",
    unknown: "Navigateur inconnu",
    thisOne: "Cet appareil, actif le {time}",
    seen: "Dernière activité le {time}",
    endThis: "Déconnecter cette session",
    end: "Déconnecter",
    endAll: "Se déconnecter partout",
  },
  tokens: {
    title: "Jetons d'accès et applications",
    intro:
      "Un jeton d'accès permet à l'un de vos programmes de faire ce que vous autorisez, et rien d'autre.",
    docs: "Documentation de l'API",
    oauth2: "client OAuth2",
    used: "Dernière utilisation le {time}",
    neverUsed: "Jamais utilisé",
    ends: "Expire le {time}",
    ended: "A expiré le {time}",
    lasting: "Sans expiration",
    leadsTo: "Renvoie les gens vers {hosts}",
    awayTitle: "Vos jetons ne peuvent pas être affichés pour le moment",
    away: "Le serveur qui les conserve ne répond pas. Rien n'a changé : réessayez bientôt.",
    revoke: "Révoquer",
    revokeAll: "Tout révoquer",
    make: "Créer un jeton",
    makeIt: "Créer le jeton",
    name: "Nom",
    nameHint: "Pour le reconnaître dans cette liste.",
    scopesTitle: "Autorisations",
    scopes: {
      "tickets:read": "Voir les billets",
      "tickets:write": "Mettre en vente, modifier et retirer des billets",
      "orders:read": "Voir commandes, ventes et paiements",
      "orders:write": "Réserver des billets et annuler des réservations",
      "payments:write": "Ouvrir des paiements",
      "payouts:read": "Lire vos versements",
      "claims:write": "Réclamer, répondre et décider",
      "payouts:write": "Choisir où va votre argent",
      "moderation:read": "Voir les cas à modérer (pour la modération)",
      "moderation:write": "Trancher les cas à modérer (pour la modération)",
      "webhooks:read": "Voir les webhooks",
      "webhooks:write": "Ajouter et supprimer des webhooks",
    },
    expires: "Expiration",
    days7: "7 jours",
    days30: "30 jours",
    days90: "90 jours",
    year: "Un an",
    never: "Sans expiration",
  },
  apps: {
    title: "Applications connectées",
    intro: "Les applications d'autres personnes qui peuvent agir en votre nom.",
    none: "Aucune application connectée.",
    away:
      "Elles ne peuvent pas être affichées pour le moment : le serveur qui les conserve ne répond pas.",
    by: "par {owner}",
    allowed: "Autorisée le {time}",
    lasting: "Même hors connexion",
    revoke: "Révoquer",
  },
  register: {
    title: "Enregistrer une application pour d'autres",
    intro:
      "Votre application demande aux gens l'autorisation d'agir en leur nom. Ils la voient dans leur compte et peuvent y révoquer son accès.",
    name: "Nom de l'application",
    nameHint: "Affiché quand votre application demande l'autorisation.",
    redirectUris: "Adresses de redirection",
    redirectHint: "Une par ligne : en https, ou en http vers 127.0.0.1.",
    runs: "Type d'application",
    onServer: "Sur un serveur, et peut garder un secret",
    onDevices: "Dans un navigateur ou sur un téléphone, et ne peut pas garder de secret",
    scopesTitle: "Autorisations qu'elle peut demander",
    registerIt: "Enregistrer l'application",
  },
  webhooks: {
    title: "Webhooks",
    intro:
      "Nous prévenons votre serveur dès qu'il se passe quelque chose pour vos billets ou vos commandes.",
    url: "URL",
    urlHint: "En https, et joignable depuis internet.",
    add: "Ajouter le webhook",
    remove: "Supprimer",
    activate: "Réactiver",
    states: {
      active: "Actif",
      failing: "En échec : les événements manqués sont renvoyés plus tard",
      disabled: "Désactivé après plusieurs jours d'échec",
    },
  },
  made: {
    client: "L'application « {name} » est enregistrée",
    id: "Identifiant de client : {id}",
    noSecret:
      "Elle n'a pas de secret, car dans un navigateur ou sur un téléphone, n'importe qui pourrait le lire. Elle doit utiliser PKCE.",
    token: "Le jeton « {name} » est créé",
    webhook: "Le webhook {name} est ajouté",
    once:
      "Voici son secret. Cette page l'affiche pendant dix minutes. Ensuite, vous ne pourrez plus le voir.",
    copy:
      "Copiez-le maintenant et gardez-le en lieu sûr. Toute personne qui l'a peut agir en votre nom.",
  },
};
