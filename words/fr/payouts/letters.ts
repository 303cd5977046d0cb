/** Letters to sellers about their money. */
import type { Words } from "../../en/mod.ts";

export const payoutLetters: Words["payoutLetters"] = {
  actions: {
    account: "Voir vos versements",
    sale: "Voir la vente",
  },
  setUp: {
    subject: "Configurez vos versements pour être payé : {concert}",
    title: "Configurez vos versements pour recevoir votre argent",
    text: "Vous avez vendu {concert}. Votre part de {amount} peut vous être envoyée le {day}.",
    interrupted: {
      subject: "Vos versements sont interrompus : {concert}",
      title: "Vos versements sont interrompus",
    },
    again: {
      subject: "Configurez à nouveau vos versements pour être payé : {concert}",
      title: "Configurez à nouveau vos versements pour recevoir votre argent",
    },
    how: "Pour cela, le prestataire de versements doit savoir qui vous êtes et sur quel compte " +
      "bancaire envoyer votre argent. Une seule fois suffit pour toutes vos ventes.",
  },
  waiting: {
    subject: "Votre part de {amount} vous attend : {concert}",
    title: "Votre argent vous attend",
    text: "Votre part de {amount} est due depuis le {day}, et nous ne pouvons pas encore vous " +
      "l'envoyer.",
    why: {
      none: "Vos versements ne sont pas configurés. Le prestataire de versements doit savoir qui " +
        "vous êtes et sur quel compte bancaire envoyer votre argent.",
      pending: "Vos versements ne sont pas encore configurés : le prestataire de versements a " +
        "encore besoin de vous.",
      restricted: "Le prestataire de versements a interrompu vos versements, car il a besoin de " +
        "vous.",
      closed:
        "Votre compte chez le prestataire de versements est fermé. Configurez à nouveau vos " +
        "versements.",
    },
  },
  paid: {
    subject: "Versé : {concert}",
    title: "Votre argent est en route",
    text: "Nous avons envoyé {amount} sur votre compte.",
    arrives:
      "Selon le prestataire de versements et votre banque, l'argent peut mettre quelques jours à arriver.",
    ending: "Cette somme va sur le compte bancaire qui se termine par {ending}.",
    netted: "Nous avons retenu {kept} de votre part pour ce que vous deviez sur d'autres ventes.",
    allNettedSubject: "Retenu pour ce que vous deviez : {concert}",
    allNettedTitle: "Votre part a réglé une dette",
    allNetted: "Toute votre part, soit {kept}, a réglé ce que vous deviez pour d'autres ventes.",
    byHand: "Les exploitants du site vous ont versé {amount}.",
  },
  blocked: {
    subject: "Versement suspendu : {concert}",
    title: "Votre versement est suspendu",
    dispute:
      "L'acheteur conteste le paiement auprès de sa banque. Jusqu'à la décision de celle-ci, " +
      "nous gardons votre part de {amount}.",
    delivery:
      "Nous gardons votre part de {amount} jusqu'à ce que l'acheteur ait ce que vous avez vendu.",
    operator: "Les exploitants du site vérifient cette vente. D'ici là, nous gardons " +
      "votre part de {amount}.",
  },
  questioned: {
    subject: "Problème avec une vente : {concert}",
    title: "Il y a un problème avec votre vente",
    dispute:
      "L'acheteur conteste le paiement auprès de sa banque. Si elle lui donne raison, vous devrez " +
      "rendre ce qu'elle lui rend : au plus ce que vous avez pour cette vente, {amount}.",
  },
  takenBack: {
    subject: "Repris : {concert}",
    title: "Votre versement a été repris",
    part: "Une partie de votre versement a été reprise",
    refunded: "La vente a été remboursée : nous avons repris {amount} sur votre compte.",
    charged:
      "L'équipe du site vous a imputé une perte sur cette vente : nous avons repris {amount} sur votre compte.",
    dispute_lost:
      "La banque de l'acheteur lui a donné raison : nous avons repris {amount} sur votre " +
      "compte.",
    other: "Nous avons repris {amount} sur votre compte.",
  },
  owed: {
    subject: "Vous devez {amount} : {concert}",
    title: "Vous nous devez de l'argent",
    refunded:
      "La vente a été remboursée après le versement de votre part, et l'argent n'a pas pu être " +
      "repris. Vous devez donc {amount}.",
    charged:
      "L'équipe du site vous a imputé une perte sur cette vente après le versement de votre part, et l'argent n'a pas pu être repris. Vous devez donc {amount}.",
    dispute_lost:
      "La banque de l'acheteur lui a donné raison après le versement de votre part, et " +
      "l'argent n'a pas pu être repris. Vous devez donc {amount}.",
    owes: {
      refunded:
        "La vente a été remboursée après le versement de votre part. Vous devez donc {amount}.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente après le versement de votre part. Vous devez donc {amount}.",
      dispute_lost:
        "La banque de l'acheteur lui a donné raison après le versement de votre part. Vous " +
        "devez donc {amount}.",
    },
    inAll: "En tout, vous devez {amount} pour cette vente.",
    next:
      "Cette somme est retenue sur vos prochains versements. Pour la payer plus tôt, contactez " +
      "les exploitants du site.",
  },
  repaid: {
    subject: "Soldé : {concert}",
    title: "Vous ne devez plus rien pour cette vente",
    text:
      "Il ne reste rien à rendre, et rien n'est plus retenu sur vos prochains versements pour " +
      "elle.",
  },
  lost: {
    subject: "Pas de versement : {concert}",
    title: "Cette vente ne donne lieu à aucun versement",
    text:
      "La banque de l'acheteur lui a donné raison et a rendu l'argent : rien n'est versé pour " +
      "cette vente.",
  },
  charged: {
    subject: "Versement réduit : {concert}",
    title: "Le versement de cette vente est réduit",
    text:
      "L'équipe du site vous a imputé une perte sur cette vente : le versement est réduit de {amount}. Demandez-lui pourquoi si vous ne le savez pas.",
  },
};
