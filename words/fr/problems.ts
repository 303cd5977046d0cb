/** Messages by code: what is wrong with a field, or a detail that replaces a refusal's general one. */
import type { Words } from "../en/mod.ts";

export const problems: Words["problems"] = {
  choose_one: "Choisissez-en au moins un",
  webhook_https: "Doit être une adresse https",
  webhook_plain: "Ne doit contenir ni nom d'utilisateur, ni mot de passe, ni fragment",
  webhook_port: "Doit être sur le port 443 ou 8443",
  redirect_https: "Doit être une adresse en https, ou en http vers 127.0.0.1",
  redirect_not_address: "Saisissez une adresse valide",
  redirect_plain: "Ne doit contenir ni nom d'utilisateur, ni mot de passe, ni fragment",
  redirect_many: "{max} adresses au maximum",
  no_third_parties:
    "Les applications d'autres personnes ne peuvent pas être connectées à cette installation",
  webhook_public: "Doit être joignable depuis internet",
  required: "Champ obligatoire",
  needs: "Au moins {min} caractères",
  too_long: "{max} caractères au maximum",
  one_line: "Une seule ligne, sans caractères de contrôle",
  no_controls: "Sans caractères de contrôle",
  invisible: "Il faut au moins un caractère visible",
  broken_text: "Contient un caractère endommagé : saisissez le texte à nouveau",
  not_email: "Saisissez une adresse e-mail",
  your_email: "Saisissez votre adresse e-mail",
  email_too_long: "Cette adresse e-mail est trop longue",
  yes_or_no: "Choisissez oui ou non. Rien n'a encore été modifié.",
  change_taken: "Un autre compte a désormais la nouvelle adresse : la vôtre reste inchangée.",
  change_link_over:
    "Ce changement a déjà reçu une réponse, a été annulé ou redemandé, ou date de plus " +
    "d'un jour. Si vous le voulez toujours, redemandez-le sur la page de votre compte.",
  recovery_link_over:
    "Il a déjà servi, date de plus de 30 minutes, ou votre mot de passe ou votre " +
    "adresse a changé depuis son envoi. Demandez-en un nouveau ici.",
  wait: "Réessayez dans {time}.",
  wait_or_recover:
    "Réessayez dans {time}, ou passez par « Mot de passe oublié ? » pour vous connecter " +
    "tout de suite.",
  wait_codes:
    "Trop de codes-barres ont été essayés depuis votre compte ou votre réseau. Vous pourrez " +
    "à nouveau mettre des billets en vente et changer des codes-barres dans {time}.",
  wait_claims:
    "Trop de réclamations ont été envoyées depuis votre compte ; celles qui ont été refusées ou " +
    "déjà faites comptent aussi. Vous pourrez en envoyer une à nouveau dans {time}.",
  wait_pictures:
    "Trop d'images ont été envoyées depuis votre compte ; celles qui ont été refusées comptent " +
    "aussi. Vous pourrez en envoyer une à nouveau dans {time}.",
  same_email: "C'est déjà votre adresse",
  password_is_email: "Ne doit pas être votre adresse e-mail",
  wrong_password: "Ce n'est pas votre mot de passe actuel",
  quantities_offered:
    "Le vendeur propose ces nombres de billets : {numbers}. Choisissez l'un d'eux.",
  code_twice: "Ce code-barres est saisi deux fois. Chaque billet a le sien",
  seat_twice: "Cette place est saisie deux fois. Chaque billet a la sienne",
  code_called_off: "Le concert de ce code-barres a été annulé : il ne peut pas être remis en vente",
  code_listed: "Ce code-barres ne peut pas être mis en vente",
  concert_stays: "Des billets de cette annonce sont vendus : elle reste à son concert.",
  invalid: "N'est pas valable",
  unknown_field: "N'est pas un champ de cette ressource",
  must_be_text: "Saisissez du texte",
  must_be_number: "Saisissez un nombre",
  must_be_yes_no: "Choisissez vrai ou faux",
  must_be_object: "Il faut un objet",
  must_be_list: "Il faut une liste",
  too_few: "Nombre d'éléments : au moins {min}",
  too_many: "Nombre d'éléments : au plus {max}",
  whole_number: "Doit être un nombre entier",
  at_least: "Doit valoir au moins {min}",
  at_most: "Doit valoir au plus {max}",
  one_of: "Choisissez l'une de ces valeurs : {choices}",
  not_date: "Saisissez une date, comme 2030-05-31",
  not_day: "Saisissez une date, comme 31 mai 2030",
  not_clock: "Saisissez une heure, comme 20:30",
  not_local_time: "Saisissez une date et une heure",
  no_such_date: "Cette date n'existe pas",
  skipped_time:
    "Les horloges avancent ce jour-là : cette heure n'existe pas. Choisissez une heure plus tard",
  repeated_time:
    "Les horloges reculent cette nuit-là : cette heure existe deux fois. Choisissez une heure plus tôt ou plus tard",
  concert_cancelled: "Ce concert a été annulé : aucun billet ne peut y être mis en vente",
  nothing_changed: "Rien n'a été modifié",
  concert_cancelled_already: "Ce concert a été annulé",
  concert_into_chain:
    "Trop de fusions, l'une après l'autre, mènent au concert que vous fusionnez. Fusionnez " +
    "plutôt l'autre avec lui.",
  concert_into: "Doit être l'identifiant d'un autre concert, qui ne fait partie d'aucun autre",
  country_code: "Saisissez les deux lettres d'un pays, comme FR",
  country_unknown: "Aucun pays n'a ce code. Saisissez les deux lettres d'un pays, comme FR",
  country_needed:
    "Ce fuseau horaire n'appartient à aucun pays : indiquez celui où le concert a lieu",
  country_elsewhere: "Ce fuseau horaire n'est pas utilisé dans ce pays, mais dans : {choices}",
  time_zone: "Saisissez un fuseau horaire, comme Europe/Paris",
  not_amount: "Saisissez un montant, comme {example}, sans la devise",
  amount_too_large: "Ce montant est trop élevé",
  limit_kib: "La limite est de {n} Kio. Envoyez-en une plus petite.",
  limit_mb: "La limite est de {n} Mo. Envoyez-en une plus petite.",
  before_first_date: "Ne doit pas précéder la première date",
  below_lowest_price: "Ne doit pas être inférieur au prix minimum",
  in_past: "Doit être dans le futur",
  last_minute: "Personne ne peut réserver un billet dans la dernière minute avant le concert",
  too_far_ahead: "Doit être dans les cinq ans à venir",
  price_too_low: "Au moins {min}, pour être payable par carte",
  price_too_high: "Au plus {max}, pour être payable par carte",
  price_step: "Doit être un multiple de {step}, pour être payable par carte",
  above_cap:
    "Ne peut pas dépasser {percent} % de la valeur faciale et des frais que vous avez payés ({most})",
  above_cap_in:
    "Ne peut pas dépasser {percent} % de la valeur faciale et des frais que vous avez payés " +
    "({most}) : c'est la limite pour les concerts dans ce pays ({country})",
  above_cap_bare: "Ne peut pas dépasser {percent} % de la valeur faciale ({most})",
  above_cap_bare_in: "Ne peut pas dépasser {percent} % de la valeur faciale ({most}) : " +
    "c'est la limite pour les concerts dans ce pays ({country})",
  paid_fees_too_high: "Ne peut pas dépasser {most}, soit {percent} % de la valeur faciale",
  beyond_horizon: "Seuls les concerts des {days} prochains jours sont acceptés",
  code_damaged:
    "Un caractère de ce texte est endommagé. Copiez le texte à nouveau, ou saisissez-le",
  code_blanks: "Il y a une espace ou un caractère invisible au début ou à la fin. Supprimez-le",
  code_barred: "La modération a refusé ce billet : son code-barres ne peut plus être changé. " +
    "Mettez l'autre billet en vente à part",
  pdf417_long: "C'est trop long pour un PDF417. Vérifiez le texte, " +
    "ou choisissez un code QR ou Aztec",
  code128_letters: "Le Code 128 n'a pas ces caractères. Vérifiez le texte, " +
    "ou choisissez un code QR",
  code128_long: "Le Code 128 contient au plus {max} caractères. Vérifiez le texte, " +
    "ou choisissez un code QR",
  moved_asked: "Vous avez indiqué son ancienne date ou son ancienne heure. Vendez-vous pour ce " +
    "concert ou pour un autre ?",
  moved_since: "Il commence maintenant le {time}. Si cela vous convient, réservez de nouveau.",
  hold_shorter: "Vous auriez {time} pour payer, moins que ce qui était annoncé. " +
    "Si cela vous suffit, revenez en arrière et réservez à nouveau.",
  open_again: "Rechargez la page",
  iban_wrong: "Ce numéro contient une erreur : sa clé de contrôle est fausse",
  iban_form:
    "Ce n'est pas un numéro de compte bancaire (IBAN). Vérifiez ses lettres et sa longueur",
  iban_refused: "La banque refuse ce compte. Indiquez-en un autre",
  not_a_test_card: "Utilisez l'une des cartes de test indiquées ici",
  bank_decides: "Nous attendons votre banque. Ne payez pas une seconde fois.",
  foreign_cursor:
    "Cette page de résultats n'appartient pas à cette recherche. Recommencez à la première page.",
  paid_too_often: "Trop de tentatives de paiement. Réservez à nouveau.",
  cancel_complete: "Elle est payée et terminée.",
  cancel_refunded: "Elle a été remboursée.",
  refund_unsold: "Ce n'est pas une vente : il n'y a rien à rembourser.",
  back_unsold: "Seule une commande payée et terminée peut être rendue.",
  back_same_time: "Le concert a lieu au moment prévu lors de votre achat.",
  back_cancelled: "Le concert a été annulé : vous êtes remboursé sans rien avoir à rendre.",
  back_begun: "Le concert a commencé.",
  back_late: "Elle pouvait être rendue pendant les sept jours suivant le déplacement du concert.",
  disputed: "La banque de l'acheteur conteste ce paiement et décide à qui revient l'argent.",
  not_a_picture: "Ce n'est pas une image JPEG, PNG ou WebP que nous pouvons lire",
  picture_too_wide:
    "Une image compte {millions} millions de pixels et des côtés de {side} au plus : réduisez-la",
  pictures_enough: "Une réclamation compte {max} images au plus",
  claim_early:
    "Le concert n'a pas encore commencé. Un problème peut être signalé à partir de son début.",
  claim_late: "Le délai pour signaler un problème est passé.",
  claim_off: "Le concert a été annulé : la commande est remboursée sans réclamation.",
  claim_refunded: "La commande a été remboursée : il n'y a rien à réclamer.",
  claim_bank_paid:
    "La banque de l'acheteur lui a déjà donné raison : personne d'autre ne décide de l'argent.",
  claim_unsold: "Cette commande n'a pas abouti : il n'y a rien à réclamer.",
  claim_answered: "Le vendeur a déjà répondu, et ne répond qu'une fois.",
  claim_withdrawn: "L'acheteur a retiré cette réclamation.",
  claim_for_buyer: "La modération a tranché cette réclamation en faveur de l'acheteur.",
  claim_for_seller: "La modération a tranché cette réclamation en faveur du vendeur.",
  claim_ended_by_refund: "La commande a été remboursée : cette réclamation est close.",
  claim_ended_by_bank: "La banque de l'acheteur lui a donné raison : cette réclamation est close.",
  picture_late: "L'envoi a duré plus d'une heure. Ajoutez l'image à nouveau.",
  judged_meanwhile:
    "Depuis que vous avez ouvert cette page, le vendeur a modifié l'annonce, quelqu'un l'a " +
    "signalée, ou une autre personne de la modération a décidé. Voici la version actuelle : examinez-la, puis décidez à nouveau.",
  own_report: "Vous ne pouvez pas signaler votre propre annonce. Si quelque chose ne va pas, " +
    "modifiez-la ou retirez-la de la vente.",
  own_case: "Vous êtes vendeur ou acheteur dans cette affaire : c'est à une autre personne de la " +
    "modération de décider.",
  off_sale_already: "Il n'est plus en vente : il n'y a rien à signaler.",
  refund_instead: "C'est déjà vendu. Remboursez plutôt la commande.",
  wait_for_payment: "Il est en train d'être payé. Attendez que la commande soit terminée, " +
    "puis remboursez-la.",
  plain_expected: "Envoyez le corps sans compression, sans en-tête Content-Encoding.",
  form_expected: "Envoyez un formulaire encodé en URL.",
  utf8_expected: "Envoyez du texte en UTF-8.",
  query_long: "L'adresse compte plus de {max} caractères après le point d'interrogation.",
  upload_expected: "Envoyez un formulaire encodé en multipart/form-data.",
  nobody_with_email: "Aucun compte n'a cette adresse e-mail.",
  nobody_with_id: "Aucun compte n'a cet identifiant.",
  several_with_email:
    "{email} est l'adresse de plusieurs personnes : {people}. Indiquez l'identifiant de la bonne personne.",
  email_unconfirmed:
    "{person} n'a pas confirmé cette adresse. Attendez qu'elle le soit, ou indiquez l'identifiant.",
  no_such_member: "Personne dans {group} n'a cette adresse e-mail ou cet identifiant.",
  needs_cookies:
    "Les cookies sont nécessaires pour se connecter. Autorisez-les pour ce site, puis rechargez la page.",
  platform_closed: "Stripe ne laisse pas STRIPE_SECRET_KEY lire votre compte ({error}).",
  platform_pays_out:
    "Stripe verse votre solde à votre banque (calendrier : {interval}), et avec lui ce qui " +
    "revient aux vendeurs. Passez le calendrier des virements en manuel dans le tableau de bord de Stripe.",
  platform_currency:
    "Votre compte Stripe est tenu en {settled}, et les prix sont en {currency}. Ajoutez un compte " +
    "bancaire en {currency} dans le tableau de bord de Stripe, ou changez CURRENCY.",
  group_full: "Le groupe compte déjà {max} membres et ne peut pas en avoir plus",
  identity_down: "Nous ne pouvons pas vérifier qui vous êtes pour le moment. Rien n'a changé. " +
    "Vous pouvez toujours voir les billets. Réessayez dans une minute.",
  prove_again:
    "Reconnectez-vous d'abord, ou passez par la page du compte, qui demande votre mot de passe",
  moderators_only: "Seule la modération peut le faire.",
  person_only: "Seule une personne connectée peut faire cela",
  saved_meanwhile: "Cette annonce a été modifiée entre-temps, peut-être par vous dans un autre " +
    "onglet. Comparez votre version avec la page de l'annonce : enregistrer à nouveau remplace ce changement.",
};
