/** What the command line for operators prints as help. */
export const USAGE = `Usage: deno task ops <command> [--json] [--yes] [--why "text"]

  status                           waiting work, dead letters, stuck payments, unreadable values
  dead list                        events whose handler was given up, and why
  dead show <event>                all details of one of them
  dead replay <event> [<handler>]  run it again; "all" for all of them
  dead discard <event> [<handler>] delete it permanently; "all" for all of them
  quarantine list                  stored values that cannot be parsed
  quarantine show <name>           one of them as it is stored
  quarantine retry <name>          parse it again after a fix, and replay events that failed on it; or "all"
  quarantine discard <name>        delete it permanently
  verify [--provider]              check indexes against values and orders against money; with
                                   --provider also against the payment provider
  reconcile                        compare payments with the provider, and correct differences
  payouts list                     payouts of old orders and blocked ones, which wait for an operator
  payouts release <order>          it may be sent when it is due; "all" for all of old orders,
                                   without those that an operator has blocked
  payouts settled <order>          the seller was paid by hand, from the bank; "all": as above,
                                   without those with an open claim or dispute; --again: also those
  payouts block <order>            do not send it until it is released by its order
  payouts repaid <e-mail, id> <amount>    a seller has paid what they owed, to the bank
  payouts writeoff <e-mail, id> <amount>  what a seller owes is given up
  payouts recover <e-mail, id> <amount>   what was given up is owed again
  payouts charge <order> <amount>  a loss on this sale, such as a part that somebody refunded at the
                                   provider, is its seller's: less is paid out, or it is owed
                                   the same once more within three days is refused: with --again
                                   it is meant
  books [--at <day>]               balances of all accounts, now or at the end of a day (UTC)
        --seller <e-mail, id>      what one seller gets and owes, newest first [--cursor <next page>]
        --csv                      all postings as CSV, until the end of that day
  books opening <balance>          of a database from before there were books, once: post the
                                   difference to what the provider holds now, such as 1234.50 or -5.00
  reindex <entity>[.<index>]       rebuild indexes while the exchange runs
  export <file>                    write a complete backup ("-" for standard output)
  import <file>                    restore a backup into an empty database
  audit                            decisions of moderators and operators, newest first
        [--person <e-mail, id>]    decided by this person
        [--thing <id, e-mail>]     about this ticket, order, person or group
        [--from <day>] [--to <day>] [--limit <n>] [--cursor <next page>]
  permissions check                compare the relations in Keto with ours
  permissions repair               correct the differences in Keto
  group list <group>               members of a group: "moderators", "operators"
  group add <group> <e-mail, id>   the e-mail address must be verified, if accounts can be
  group remove <group> <e-mail, id>

Examples
  deno task ops status --json
  deno task ops dead replay all --why "the mail server is back"
  deno task ops reindex ticket.date
  deno task ops export backup.ndjson
  deno task ops audit --person mona@example.org --from 2027-05-01
  deno task ops group add operators ada@example.org

It talks to the running app, or opens the database itself if no app is running. Use the app's
environment (KV_URL, SECRET …). Exit codes: 0 done · 1 refused or failed · 2 invalid command line ·
3 done, but problems were found (status, verify).`;
