/** Texts of every page, and short ones that many pages share. */
import type { Words } from "../en/mod.ts";

export const site: Words["site"] = {
  name: "Ticketing",
  title: "{page} · {site}",
  skip: "Aller au contenu",
  home: "{site}, accueil",
  promise: "{site} : des fans revendent les billets qu'ils ne peuvent pas utiliser, " +
    "d'autres fans y vont à leur place.",
  languages: "Langue",
  previous: "← Précédente",
  next: "Suivante →",
  offline: {
    title: "Vous êtes hors ligne.",
    text: "Cette page n'est peut-être plus à jour. Les boutons fonctionneront de nouveau dès que " +
      "vous serez en ligne.",
  },
  optional: "facultatif",
  labelled: "{label} : {text}",
  limit: { most: "{max} caractères au maximum", between: "De {min} à {max} caractères" },
  counted: "{count} / {max}",
};

export const nav: Words["nav"] = {
  label: "Navigation principale",
  sell: "Vendre",
  orders: "Commandes",
  sales: "Ventes",
  ops: "Exploitation",
  moderation: "Modération",
  signIn: "Se connecter",
  signUp: "Créer un compte",
  account: "Compte",
};

export const time: Words["time"] = {
  inZone: "{time}, {zone}",
  dayHint: "Par exemple {example} ou {figures}",
  clockHint: "Sur 24 heures, par exemple 20:30",
  pick: "{label} : choisir dans un calendrier",
};

export const notices: Words["notices"] = {
  listed: {
    title: "Votre billet est en vente",
    detail: "Vous recevrez un e-mail quand quelqu'un l'achètera.",
  },
  listed_several: {
    title: "Vos billets sont en vente",
    detail: "Nous vous enverrons un e-mail à chaque vente.",
  },
  waiting: {
    title: "Votre billet est en attente de vérification",
    detail: "La modération le vérifie avant qu'il ne soit visible par d'autres.",
  },
  waiting_several: {
    title: "Vos billets sont en attente de vérification",
    detail: "La modération les vérifie avant qu'ils ne soient visibles par d'autres.",
  },
  saved: { title: "Vos modifications sont enregistrées" },
  withdrawn: {
    title: "Votre billet est retiré de la vente",
    detail: "Plus personne ne peut l'acheter.",
  },
  withdrawn_several: {
    title: "Vos billets sont retirés de la vente",
    detail: "Plus personne ne peut les acheter. Ceux qui sont vendus le restent.",
  },
  let_go: { title: "Votre réservation est annulée", detail: "Rien n'a été débité." },
  cancelled: {
    title: "La commande est annulée",
    detail: "Ce qui était réservé est de nouveau disponible.",
  },
  refunded: {
    title: "La commande est remboursée",
    detail: "Ce qui était vendu est retiré de la vente.",
  },
  given_back: {
    title: "Vous avez rendu ce que vous aviez acheté",
    detail: "Tout votre argent vous est rendu.",
  },
  concert_corrected: { title: "Le concert est corrigé", detail: "Ses annonces suivent." },
  moved_concert: { title: "Le concert est déplacé", detail: "Ses annonces et commandes suivent." },
  concert_merged: { title: "Le concert est fusionné", detail: "Ses annonces suivent." },
  cancelled_concert: {
    title: "Le concert est annulé",
    detail: "Ses acheteurs sont remboursés.",
  },
  already_paid: { title: "Déjà payé", detail: "Ce que vous avez acheté est ici." },
  already_paying: { title: "Déjà payé", detail: "Vous n'avez pas à payer de nouveau." },
  bank_decides: {
    title: "Ne payez pas une seconde fois",
    detail: "Votre banque a reçu votre paiement.",
  },
  claim_sent: {
    title: "Nous avons votre réclamation",
    detail: "Le vendeur peut maintenant répondre, et la modération décide. Nous vous écrirons.",
  },
  claim_already: {
    title: "Vous aviez déjà signalé un problème",
    detail: "Une réclamation se fait une seule fois. Voici la vôtre.",
  },
  pictures_added: { title: "Les images sont ajoutées" },
  claim_answered: {
    title: "Votre réponse est envoyée",
    detail: "La modération décide. Nous vous écrirons.",
  },
  claim_withdrawn: { title: "Vous avez retiré la réclamation" },
  claim_decided: { title: "Décidé", detail: "L'acheteur et le vendeur reçoivent un e-mail." },
  name_changed: { title: "Votre nom est modifié" },
  password_changed: {
    title: "Votre mot de passe est modifié",
    detail: "Vous êtes déconnecté partout ailleurs.",
  },
  session_ended: { title: "Cet appareil est déconnecté" },
  token_revoked: {
    title: "Le jeton est révoqué",
    detail: "Il a cessé de fonctionner immédiatement.",
  },
  email_asked: {
    title: "Nous avons écrit aux deux adresses",
    detail: "Votre adresse change une fois les deux confirmées, dans les 24 heures.",
  },
  email_half: {
    title: "Une des deux adresses est confirmée",
    detail: "Votre adresse change une fois l'autre confirmée : consultez sa boîte de réception.",
  },
  email_changed: {
    title: "Votre adresse e-mail est modifiée",
    detail: "Connectez-vous désormais avec la nouvelle.",
  },
  email_stopped: { title: "Votre adresse e-mail n'a pas été modifiée" },
  tokens_revoked: {
    title: "Tous les jetons sont révoqués",
    detail: "Ils ont cessé de fonctionner immédiatement.",
  },
  app_revoked: {
    title: "L'application ne peut plus agir en votre nom",
    detail: "Son accès prend fin en moins d'une minute.",
  },
  webhook_removed: { title: "Le webhook est supprimé" },
  webhook_activated: { title: "Le webhook est réactivé" },
  signed_out: { title: "Vous êtes déconnecté" },
  flow_expired: {
    title: "Ce formulaire a expiré",
    detail: "En voici un nouveau : veuillez le remplir de nouveau.",
  },
  confirm_address: {
    title: "Bienvenue. Nous vous avons envoyé un e-mail",
    detail:
      "Suivez le lien qu'il contient dès que possible : nous saurons ainsi que vos billets vous parviennent.",
  },
  identity_down: {
    title: "Nous ne pouvons pas vérifier qui vous êtes pour le moment",
    detail:
      "Vous voyez ce que voient les visiteurs. Votre compte est en sécurité : réessayez dans une minute.",
  },
  signed_out_everywhere: { title: "Vous êtes déconnecté partout" },
  replayed: { title: "Les événements sont relancés" },
  discarded: { title: "Supprimé" },
  retried: { title: "La lecture a été retentée" },
  started: { title: "La tâche a démarré" },
  approved: { title: "L'annonce est acceptée" },
  rejected: { title: "L'annonce est refusée" },
  taken_off: {
    title: "L'annonce est retirée définitivement",
    detail: "Le vendeur a reçu un e-mail.",
  },
  dismissed: {
    title: "Les signalements sont écartés",
    detail: "Les personnes qui les ont envoyés ont reçu un e-mail.",
  },
  name_refused: { title: "Le nom est refusé", detail: "Les autres ne le voient plus." },
  reported: {
    title: "Merci de votre signalement",
    detail: "La modération va l'examiner ; nous vous enverrons sa décision par e-mail.",
  },
  abandoned: {
    title: "Vous êtes parti sans payer",
    detail: "Votre réservation reste jusqu'à la fin du délai.",
  },
};
