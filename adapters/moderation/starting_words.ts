/**
 * The words that the built-in guard looks for, English and French, as an operator's file has them: one word or phrase a
 * line; "!" before it: reject, else look. They are compared folded, so case and accents do not matter.
 */
export const STARTING_WORDS = `
# Money and talk that go past the exchange
whatsapp
telegram
signal me
snapchat
paypal
venmo
revolut
western union
moneygram
bank transfer
wire transfer
gift card
cash only
bitcoin
crypto
text me
call me
email me
dm me
contact me
pay outside
virement
mandat cash
carte cadeau
en espèces
appelez moi
appelle moi
contactez moi
contacte moi
écrivez moi
écris moi
hors du site

# Tickets that are none
!fake ticket
!fake tickets
!counterfeit
!forged ticket
!stolen ticket
!screenshot only
!faux billet
!faux billets
!billet contrefait
!billet volé
!billets volés

# Insults
!fuck
!fucking
!cunt
!nigger
!faggot
!connard
!connasse
!enculé
!salope
!sale pute
!nique ta mère
asshole
bitch
shit
merde
putain
`;
