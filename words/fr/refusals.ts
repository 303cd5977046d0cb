/** The texts of refusals by code. */
import type { Words } from "../en/mod.ts";

export const refusals: Words["refusals"] = {
  invalid: {
    title: "Vérifiez votre saisie",
    detail: "Corrigez les champs signalés et réessayez.",
  },
  card_declined: {
    title: "Votre banque a refusé cette carte",
    detail: "Rien n'a été débité. Essayez une autre carte.",
  },
  malformed: {
    title: "La demande est illisible",
    detail: "Elle n'a pas le format attendu par cette adresse. Corrigez-la, puis renvoyez-la.",
  },
  unauthenticated: {
    title: "Connectez-vous d'abord",
    detail: "Connectez-vous, puis réessayez.",
  },
  bad_credentials: {
    title: "Adresse e-mail ou mot de passe incorrect",
    detail: "Vérifiez les deux et réessayez.",
  },
  forbidden: {
    title: "Vous n'avez pas accès",
    detail: "Votre compte n'est pas autorisé à faire cela.",
  },
  cross_site: {
    title: "La demande venait d'un autre site",
    detail: "Ouvrez la page ici et réessayez.",
  },
  own_ticket: {
    title: "Il s'agit de votre propre billet",
    detail:
      "Vous ne pouvez pas acheter ce que vous vendez vous-même. Vous pouvez le retirer de la vente.",
  },
  insufficient_scope: {
    title: "Le jeton n'a pas ce droit",
    detail: "Utilisez un jeton qui a ce droit.",
  },
  link_over: {
    title: "Ce lien ne fonctionne plus",
    detail: "Il a déjà servi, ou il est trop ancien. Demandez-en un nouveau.",
  },
  app_request_ended: {
    title: "Cette demande a expiré",
    detail: "Recommencez dans l'application qui vous a envoyé ici.",
  },
  app_request_foreign: {
    title: "Cette demande appartient à un autre compte",
    detail:
      "Elle a commencé avec un autre compte. Recommencez dans l'application qui vous a envoyé ici.",
  },
  not_found: {
    title: "Introuvable",
    detail: "Cette page n'existe pas, ou vous n'y avez pas accès.",
  },
  method_not_allowed: {
    title: "Ce n'est pas possible ici",
    detail: "Cette adresse n'accepte pas cette méthode.",
  },
  ticket_taken: {
    title: "Quelqu'un d'autre a été plus rapide",
    detail: "Ce qui est réservé redeviendra disponible s'il n'est pas payé à temps.",
  },
  ticket_not_available: {
    title: "Cette offre n'est plus disponible",
    detail: "Plus personne ne peut l'acheter. Cherchez-en une similaire.",
  },
  quantity_not_offered: {
    title: "Ce nombre de billets n'est pas proposé",
    detail: "Choisissez un autre nombre.",
  },
  order_open: {
    title: "Vous avez une commande pour d'autres billets de cette offre",
    detail: "Payez-la ou annulez-la, puis choisissez à nouveau.",
  },
  hold_limit: {
    title: "Vous avez atteint le nombre maximal de réservations",
    detail: "Payez-en une ou annulez-en une, puis réessayez.",
  },
  client_limit: {
    title: "Vous avez atteint le nombre maximal de jetons",
    detail: "Révoquez-en un dont vous ne vous servez plus.",
  },
  webhook_limit: {
    title: "Vous avez atteint le nombre maximal de webhooks",
    detail: "Supprimez-en un dont vous n'avez plus besoin.",
  },
  webhook_disabled: {
    title: "Ce webhook est désactivé",
    detail:
      "Réactivez-le d'abord. Les envois ont échoué pendant des jours, ou son serveur a répondu que cette adresse n'existe plus.",
  },
  rehold_cooldown: {
    title: "Cette offre vous était réservée il y a un instant",
    detail: "Pendant un court moment, seules d'autres personnes peuvent le réserver.",
  },
  order_lapsed: {
    title: "Votre réservation a expiré",
    detail:
      "Rien n'a été débité. Si l'offre est encore disponible, vous pouvez la réserver à nouveau.",
  },
  order_not_payable: {
    title: "Cette commande ne peut pas être payée",
    detail: "La page de la commande dit pourquoi.",
  },
  payment_refused: {
    title: "Le prestataire de paiement a refusé",
    detail: "Il n'a pas ouvert de paiement pour cette commande, et rien n'a été débité. " +
      "Réessayer n'y changera sans doute rien : annulez la réservation, ou laissez-la expirer.",
  },
  order_not_cancellable: {
    title: "Ce n'est pas possible pour cette commande",
    detail: "Son paiement est déjà en cours.",
  },
  ticket_locked: {
    title: "L'annonce ne peut pas être modifiée maintenant",
    detail: "Quelqu'un l'a réservé ou l'a acheté.",
  },
  concert_cancelled: {
    title: "Ce concert a été annulé",
    detail: "Ses billets ne peuvent plus être acceptés, modifiés ni remis en vente.",
  },
  claim_closed: {
    title: "Ce n'est pas possible maintenant pour cette réclamation",
    detail:
      "Un problème se signale une seule fois, après le début du concert et peu après celui-ci. " +
      "Il n'y a qu'une réponse à une réclamation ; une fois tranchée ou retirée, plus rien ne change.",
  },
  claim_waits: {
    title: "Le vendeur a encore le temps de répondre",
    detail: "Une réclamation peut être acceptée dès que le vendeur a répondu, ou 48 heures après " +
      "son dépôt.",
  },
  disputed: {
    title: "La banque de l'acheteur se prononce sur ce paiement",
    detail: "Attendez la décision de la banque. D'ici là, personne d'autre ne peut décider.",
  },
  concert_moved: {
    title: "Ce concert a été déplacé à un autre moment",
    detail: "Vérifiez la nouvelle date, puis décidez à nouveau.",
  },
  merge_instead: {
    title: "Ce concert existe déjà",
    detail:
      "Un concert de ce nom, à cet endroit et à cette heure existe. Fusionnez plutôt celui-ci avec lui.",
  },
  price_changed: {
    title: "Le prix a changé",
    detail: "Vérifiez le nouveau prix, puis décidez à nouveau.",
  },
  hold_shortened: {
    title: "Vous avez maintenant moins de temps pour payer",
    detail: "Vérifiez le temps dont vous disposeriez avant de vous décider.",
  },
  idempotency_key_reused: {
    title: "Cette clé a déjà servi à une autre demande",
    detail: "Envoyez une nouvelle Idempotency-Key avec chaque nouvelle demande.",
  },
  form_reused: {
    title: "Ce formulaire a déjà été envoyé",
    detail: "Ce que vous avez envoyé la première fois a été créé. " +
      "Pour créer ceci aussi, renvoyez le formulaire depuis cette page.",
  },
  code_already_listed: {
    title: "Ce code-barres ne peut pas être mis en vente",
    detail: "Il est déjà en vente ici, y a été vendu, a été retiré par la modération, ou son " +
      "concert a été annulé. " +
      "Vérifiez le code. Si vous l'avez déjà mis en vente, cherchez-le dans vos ventes.",
  },
  already_reported: {
    title: "Vous avez déjà signalé cette annonce",
    detail: "La modération va l'examiner ; nous vous enverrons sa décision par e-mail.",
  },
  reports_enough: {
    title: "D'autres ont signalé cette annonce",
    detail: "La modération va l'examiner. Vous n'avez rien d'autre à faire.",
  },
  email_taken: {
    title: "Un compte existe déjà avec cette adresse e-mail",
    detail: "Connectez-vous, ou utilisez une autre adresse.",
  },
  version_mismatch: {
    title: "Cela a été modifié entre-temps",
    detail: "Relisez la version actuelle, puis refaites votre changement.",
  },
  request_timeout: {
    title: "La demande est arrivée trop lentement",
    detail: "Rien n'a été modifié. Renvoyez-la avec une meilleure connexion.",
  },
  address_too_long: {
    title: "L'adresse est trop longue",
    detail: "Elle dépasse 8 192 caractères. Utilisez des valeurs plus courtes.",
  },
  too_large: {
    title: "La demande est trop volumineuse",
    detail: "Envoyez-en une plus petite.",
  },
  unsupported_media_type: {
    title: "Type de contenu non pris en charge",
    detail: "Envoyez du JSON.",
  },
  price_above_cap: {
    title: "Le prix dépasse la limite",
    detail:
      "Les prix sont plafonnés pour que les fans ne paient pas trop cher. Choisissez un prix plus bas.",
  },
  starts_in_past: {
    title: "Le concert a déjà commencé",
    detail: "Choisissez une heure à venir.",
  },
  version_required: {
    title: "Dites quelle version vous modifiez",
    detail: "Envoyez If-Match avec l'ETag que vous avez lu.",
  },
  rate_limited: { title: "Trop de tentatives", detail: "Attendez un instant, puis réessayez." },
  internal: {
    title: "Un problème est survenu de notre côté",
    detail: "Rien n'est perdu. Réessayez dans un instant.",
  },
  unreadable: {
    title: "Ceci ne peut pas être affiché pour le moment",
    detail: "Un enregistrement est endommagé. Rien n'est perdu, et les exploitants sont prévenus.",
  },
  sales_stopped: {
    title: "Rien ne peut être acheté pour le moment",
    detail: "Vous n'avez pas été débité. Les opérateurs sont prévenus ; réessayez plus tard.",
  },
  not_writable: {
    title: "Rien ne peut être modifié pour le moment",
    detail: "Rien n'a été modifié. Tout reste consultable ; réessayez dans quelques minutes.",
  },
  busy: {
    title: "Il y a beaucoup de monde en ce moment",
    detail: "Rien n'a été modifié. Réessayez dans un instant.",
  },
  overloaded: { title: "Trop de demandes", detail: "Réessayez dans un instant." },
  unavailable: {
    title: "Un service dont nous avons besoin ne répond pas",
    detail: "Nous ne savons pas encore si cela a abouti. Vérifiez avant de réessayer.",
  },
};
