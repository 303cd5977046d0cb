/** What sellers get for their sales: the lines of a sale, its history, and the page of the account. */
import type { Words } from "../../en/mod.ts";

export const payouts: Words["payouts"] = {
  title: "Versements",
  toAll: "Tout sur vos versements",
  states: {
    held: "À verser",
    blocked: "Suspendu",
    waiting: "En attente de votre part",
    sending: "En cours d'envoi",
    sent: "Versé",
    kept: "Retenu pour une dette",
    reversing: "En cours de reprise",
    owed: "À rendre",
    reversed: "Repris",
    settled: "Soldé",
    cancelled: "Non versé",
  },
  toOthers: {
    line: "Versement au vendeur : {state}",
    lineWhy: "Versement au vendeur : {state} ({why})",
    states: {
      held: "pas encore dû",
      blocked: "suspendu",
      waiting: "en attente du compte du vendeur",
      sending: "en cours d'envoi",
      sent: "envoyé",
      kept: "retenu pour ce que devait le vendeur",
      reversing: "en cours de reprise",
      owed: "à rendre par le vendeur",
      reversed: "repris",
      settled: "plus rien n'est dû",
      cancelled: "non versé",
    },
    why: {
      claim: "réclamation de l'acheteur",
      dispute: "contestation de la banque",
      delivery: "remise du billet",
      operator: "retenu par un exploitant",
      account: "le compte du vendeur n'a pas accepté l'argent",
      balance: "non couvert par le solde du site",
      refunded: "commande remboursée",
      charged: "perte imputée au vendeur",
      dispute_lost: "la banque a donné raison à l'acheteur",
      by_hand: "versé par un exploitant",
      no_account: "le vendeur n'a pas de compte qui puisse être payé",
    },
  },
  now: {
    held: "Nous vous enverrons {amount} le {day}.",
    unset: {
      none: "Nous vous enverrons {amount} le {day}, une fois vos versements configurés.",
      pending: "Nous vous enverrons {amount} le {day}, une fois la configuration de vos " +
        "versements terminée.",
      restricted: "Nous vous enverrons {amount} le {day}, une fois que le prestataire de " +
        "versements aura ce dont il a besoin : vos versements sont interrompus.",
      closed: "Nous vous enverrons {amount} le {day}, une fois vos versements configurés à " +
        "nouveau : votre compte chez le prestataire de versements est fermé.",
    },
    owing: {
      active:
        "Votre part de {amount} est due le {day} : elle règle d'abord ce que vous devez, jusqu'à {kept}, et nous vous envoyons ce qui en reste.",
      none:
        "Votre part de {amount} est due le {day}. Une fois vos versements configurés, elle règle d'abord ce que vous devez, jusqu'à {kept}, et nous vous envoyons ce qui en reste.",
      pending:
        "Votre part de {amount} est due le {day}. Une fois la configuration de vos versements terminée, elle règle d'abord ce que vous devez, jusqu'à {kept}, et nous vous envoyons ce qui en reste.",
      restricted:
        "Votre part de {amount} est due le {day}. Une fois que le prestataire de versements aura ce dont il a besoin, elle règle d'abord ce que vous devez, jusqu'à {kept}, et nous vous envoyons ce qui en reste : vos versements sont interrompus.",
      closed:
        "Votre part de {amount} est due le {day}. Une fois vos versements configurés à nouveau, elle règle d'abord ce que vous devez, jusqu'à {kept}, et nous vous envoyons ce qui en reste : votre compte chez le prestataire de versements est fermé.",
      due:
        "Votre part de {amount} est due : elle règle d'abord ce que vous devez, jusqu'à {kept}, et nous vous envoyons ce qui en reste.",
    },
    toKeep: "Ce que vous devez en est retenu, jusqu'à {kept}.",
    due: "Votre part de {amount} est due et vous est envoyée en ce moment.",
    late: "Votre part de {amount} a du retard : nous n'avons pas encore pu l'envoyer, et nous " +
      "réessayons. " +
      "Les exploitants du site le savent.",
    refused: "Votre compte n'a pas accepté votre part de {amount}. Nous réessayons.",
    nothing: "Il n'y a rien à verser pour cette vente.",
    blocked: {
      claim:
        "Le versement de {amount} est suspendu : l'acheteur a signalé un problème, et un modérateur " +
        "décidera.",
      dispute:
        "Le versement de {amount} est suspendu : l'acheteur conteste le paiement auprès de sa banque, qui " +
        "décide à qui revient l'argent.",
      delivery:
        "Le versement de {amount} est suspendu jusqu'à ce que l'acheteur ait ce que vous avez vendu.",
      operator:
        "Le versement de {amount} est suspendu jusqu'à ce que les exploitants du site aient vérifié " +
        "la vente.",
    },
    waiting: {
      none: "Votre part de {amount} vous attend : configurez vos versements pour la recevoir.",
      pending: "Votre part de {amount} vous attend : terminez la configuration de vos versements.",
      restricted:
        "Votre part de {amount} attend : vos versements sont interrompus, car le prestataire de " +
        "versements a besoin de vous.",
      closed:
        "Votre part de {amount} attend : votre compte chez le prestataire de versements est fermé. " +
        "Configurez à nouveau vos versements pour la recevoir.",
    },
    sending: "L'envoi de {amount} sur votre compte est en cours.",
    sendingBack: {
      other: "Une fois l'argent arrivé, nous en reprendrons {amount}.",
      refunded:
        "La vente a été remboursée entre-temps : une fois l'argent arrivé, nous en reprendrons {amount}.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente entre-temps : une fois l'argent arrivé, nous en reprendrons {amount}.",
      dispute_lost:
        "La banque de l'acheteur lui a donné raison entre-temps : une fois l'argent arrivé, nous en reprendrons {amount}.",
    },
    sent: "Nous avons envoyé {amount} sur votre compte le {day}.",
    netted:
      "Votre part de {amount} a d'abord réglé ce que vous deviez ({kept}). Nous avons envoyé le " +
      "reste, {sent}, sur votre compte le {day}.",
    partBack: "Nous en avons repris {amount} sur votre compte.",
    allNetted: "Toute votre part de {amount} a réglé ce que vous deviez.",
    byHand: "Les exploitants du site vous ont versé {amount} le {day}.",
    reversing: {
      other: "Nous reprenons {amount} sur votre compte.",
      refunded: "Cette vente a été remboursée : nous reprenons {amount} sur votre compte.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente : nous reprenons {amount} sur votre compte.",
      dispute_lost: "La banque de l'acheteur lui a donné raison : nous reprenons {amount} " +
        "sur votre compte.",
    },
    owed: {
      refunded:
        "Cette vente a été remboursée après le versement de votre part, et l'argent n'a pas pu être " +
        "repris. Vous devez {amount} : cette somme est retenue sur vos prochains versements.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente après le versement de votre part, et l'argent n'a pas pu être repris. Vous devez {amount} : cette somme est retenue sur vos prochains versements.",
      dispute_lost:
        "La banque de l'acheteur lui a donné raison après le versement de votre part, et " +
        "l'argent n'a pas pu être repris. Vous devez {amount} : cette somme est retenue sur vos prochains versements.",
    },
    owes: {
      other:
        "Vous devez {amount} pour cette vente : cette somme est retenue sur vos prochains versements.",
      refunded:
        "Cette vente a été remboursée après le versement de votre part. Vous devez {amount} : cette " +
        "somme est retenue sur vos prochains versements.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente après le versement de votre part. Vous devez {amount} : cette somme est retenue sur vos prochains versements.",
      dispute_lost:
        "La banque de l'acheteur lui a donné raison après le versement de votre part. Vous " +
        "devez {amount} : cette somme est retenue sur vos prochains versements.",
    },
    reversed: {
      other: "En tout, nous avons repris {amount} pour cette vente.",
      refunded: "Cette vente a été remboursée : nous avons repris {amount}.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente : nous avons repris {amount}.",
      dispute_lost: "La banque de l'acheteur lui a donné raison : nous avons repris {amount}.",
    },
    settled: {
      other: "Ce que vous deviez pour cette vente a été réglé.",
      refunded: "Cette vente a été remboursée. Ce que vous deviez pour elle a été réglé.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente. Ce que vous deviez pour elle a été réglé.",
      dispute_lost:
        "La banque de l'acheteur lui a donné raison. Ce que vous deviez pour cette vente a été réglé.",
    },
    settledRest: {
      other:
        "En tout, nous avons repris {amount}. Ce que vous deviez pour cette vente a été réglé.",
      refunded: "Cette vente a été remboursée : nous avons repris {amount}. Vous ne devez plus " +
        "rien pour elle.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente : nous avons repris {amount}. Ce que vous deviez pour cette vente a été réglé.",
      dispute_lost: "La banque de l'acheteur lui a donné raison : nous avons repris {amount}. " +
        "Ce que vous deviez pour cette vente a été réglé.",
    },
    cancelled: {
      refunded: "Cette vente a été remboursée : rien n'est versé.",
      charged: "L'équipe du site vous a imputé une perte sur cette vente : rien n'est versé.",
      dispute_lost: "La banque de l'acheteur lui a donné raison : rien n'est versé.",
    },
  },
  happened: {
    blocked: {
      other: "Le versement a été suspendu.",
      dispute: "L'acheteur a contesté le paiement auprès de sa banque.",
      delivery: "Le versement est suspendu jusqu'à ce que l'acheteur ait ce qui a été vendu.",
      operator: "Les exploitants du site ont suspendu le versement.",
    },
    unblocked: {
      other: "Le versement n'est plus suspendu.",
      dispute: "La contestation auprès de la banque est close.",
      delivery: "L'acheteur a ce qui a été vendu.",
      operator: "Les exploitants du site ont libéré le versement.",
    },
    moved: "Le concert a une nouvelle date. L'argent est désormais dû le {day}.",
    waiting: "L'argent était dû, mais aucun compte à vous ne pouvait le recevoir.",
    netted: "Nous avons retenu {amount} pour ce que vous deviez sur d'autres ventes.",
    sending: "L'envoi de {amount} a commencé.",
    refused: {
      other: "L'argent n'a pas encore pu être envoyé.",
      account: "Votre compte n'a pas accepté l'argent.",
      balance: "L'argent n'a pas encore pu être envoyé. Nous réessayons.",
    },
    sent: {
      other: "Nous avons envoyé {amount} sur votre compte.",
      by_hand: "Les exploitants du site vous ont versé {amount}.",
    },
    less: {
      other: "Le versement est réduit de {amount}.",
      refunded: "La vente a été remboursée : le versement est réduit de {amount}.",
      dispute_lost:
        "La banque de l'acheteur lui a rendu {amount} : le versement est réduit d'autant.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente : le versement est réduit de {amount}.",
    },
    recalled: {
      other: "Pendant l'envoi de l'argent, il a été décidé que vous devez rendre {amount}.",
      refunded:
        "La vente a été remboursée pendant l'envoi de l'argent : vous devez rendre {amount}.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente pendant l'envoi de l'argent : vous devez rendre {amount}.",
      dispute_lost:
        "La banque a donné raison à l'acheteur pendant l'envoi de l'argent : vous devez rendre {amount}.",
    },
    reversing: {
      other: "La reprise de {amount} a commencé.",
      refunded: "La vente a été remboursée : la reprise de {amount} a commencé.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente : la reprise de {amount} a commencé.",
      dispute_lost: "La banque a donné raison à l'acheteur : la reprise de {amount} a commencé.",
    },
    reversed: "Nous avons repris {amount} sur votre compte.",
    owed: {
      other: "Vous devez {amount}.",
      refunded: "La vente a été remboursée après le versement de votre part : vous devez {amount}.",
      charged:
        "L'équipe du site vous a imputé une perte sur cette vente après le versement de votre part : vous devez {amount}.",
      dispute_lost:
        "La banque a donné raison à l'acheteur après le versement de votre part : vous devez {amount}.",
    },
    notBack: "Nous n'avons pas pu reprendre {amount} : vous devez cette somme.",
    repaid: "Vous ne devez plus rien pour cette vente.",
    cancelled: {
      other: "Il a été décidé de ne rien verser.",
      refunded: "La vente a été remboursée avant tout versement.",
      charged: "L'équipe du site vous a imputé une perte sur cette vente avant tout versement.",
      dispute_lost: "La banque a donné raison à l'acheteur avant tout versement.",
    },
    renewed: "La banque a finalement rendu de l'argent : la somme de {amount} vous revient.",
  },
  ahead: "Le versement de {amount} est dû.",
  aheadOwing: "Le versement de {amount} est dû : ce que vous devez en est retenu, jusqu'à {kept}.",
  account: {
    link: "Vos versements",
    intro: "Ce que vous vendez est versé {delay} après le début du concert. Cela peut être plus " +
      "tard si le concert est déplacé, ou tant qu'un problème avec la vente n'est pas tranché.",
    states: {
      none: {
        title: "Vos versements ne sont pas configurés",
        text:
          "Vous pouvez vendre sans cela. Pour être payé, indiquez au prestataire de versements " +
          "qui vous êtes et sur quel compte bancaire envoyer votre argent.",
      },
      pending: {
        title: "Vos versements ne sont pas encore configurés",
        text: "Le prestataire de versements a encore besoin de vous avant tout envoi.",
      },
      active: {
        title: "Vos versements sont configurés",
        text: "Votre argent va sur le compte bancaire indiqué au prestataire de versements.",
        ending: "Votre argent va sur le compte bancaire qui se termine par {ending}.",
      },
      restricted: {
        title: "Vos versements sont interrompus",
        text:
          "Le prestataire de versements n'accepte plus d'argent pour vous tant qu'il lui manque " +
          "quelque chose, et sa page indique quoi. D'ici là, votre argent attend ici.",
      },
      closed: {
        title: "Votre compte chez le prestataire de versements est fermé",
        text: "Configurez à nouveau vos versements. D'ici là, votre argent attend ici.",
      },
    },
    actions: {
      none: "Configurer les versements",
      pending: "Continuer la configuration",
      active: "Changer de compte bancaire",
      restricted: "Voir ce qui manque",
      closed: "Configurer à nouveau",
    },
    goOn: "Continuer chez {provider}",
    providers: { stripe: "Stripe", sandbox: "le prestataire" },
    coming: "Encore à venir",
    comingOwing: "Ce que vous devez en est retenu.",
    owed: "Vous devez",
    owedText:
      "Cette somme est à rendre pour des ventes dont votre part vous avait été versée. Elle est " +
      "retenue sur vos prochains versements, la plus ancienne dette d'abord.",
    owedAgain: "Dont {amount} auxquels nous avions renoncé, et que vous devez de nouveau.",
    list: "Vos ventes",
    soldAt: "Vente du {time}",
    pages: "Pages de vos versements",
    none: "Ce que vous vendez apparaît ici, avec ce que vous recevrez et quand.",
  },
  ask: {
    none: {
      title: "Configurez vos versements pour recevoir votre argent",
      text:
        "Vous avez vendu quelque chose. Indiquez au prestataire de versements où envoyer votre " +
        "argent : une seule fois suffit.",
    },
    pending: {
      title: "Terminez la configuration de vos versements pour recevoir votre argent",
      text: "Le prestataire de versements a encore besoin de vous avant l'envoi de votre argent.",
    },
    restricted: {
      title: "Vos versements sont interrompus",
      text: "Le prestataire de versements a besoin de vous avant l'envoi de votre argent.",
    },
    closed: {
      title: "Configurez à nouveau vos versements pour recevoir votre argent",
      text: "Votre compte chez le prestataire de versements est fermé : votre argent ne peut pas " +
        "être envoyé.",
    },
  },
};
